package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.WidgetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One turn while it runs, and for a moment after: who asks what, what of the answer can be seen, and who waits for it.
 * Messages that follow one another before anything was shown end up in the last one's turn. Thread-safe.
 */
final class Turn {
    private final Company company;
    private final Question question;
    private final Phrases phrases;
    private final boolean streamed;
    private final CallScope scope;
    private final Audience audience;
    private final String answerId;
    private final Instant asked = Instant.now();
    private final long startedAt = System.nanoTime();
    private final List<Turn> earlier = new ArrayList<>();
    private final CompletableFuture<Answer> result = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile WidgetSettings settings;
    private Integer firstTextMs;
    private volatile boolean closed;
    private boolean erased;
    private Turn next;

    /**
     * What a reader gets to see.
     *
     * @param text what follows on the place it asked from
     * @param length how many characters there are, those before that place included
     * @param over whether that is all, and the result is there
     * @param next not null when the answer will be given there
     */
    record View(String text, int length, boolean over, CompletableFuture<Answer> result, Turn next) {}

    /**
     * @param phrases our own sentences in the visitor's language
     * @param streamed whether somebody wants to see the answer while it is written
     * @param scope ends with the turn, and with it whatever was asked of a vendor
     */
    Turn(Company company, Question question, Phrases phrases, boolean streamed, CallScope scope, Executor executor) {
        this(company, question, phrases, streamed, scope, executor, Answer.newId());
    }

    private Turn(
            Company company,
            Question question,
            Phrases phrases,
            boolean streamed,
            CallScope scope,
            Executor executor,
            String answerId) {
        this.company = company;
        this.question = question;
        this.phrases = phrases;
        this.streamed = streamed;
        this.scope = scope;
        this.audience = new Audience(executor, scope::cancel);
        this.answerId = answerId;
    }

    Company company() {
        return company;
    }

    Question question() {
        return question;
    }

    Phrases phrases() {
        return phrases;
    }

    boolean streamed() {
        return streamed;
    }

    CallScope scope() {
        return scope;
    }

    Audience audience() {
        return audience;
    }

    String answerId() {
        return answerId;
    }

    Instant asked() {
        return asked;
    }

    WidgetSettings settings() {
        return settings;
    }

    void settings(WidgetSettings now) {
        settings = now;
    }

    int millis() {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
    }

    /** The turns whose messages are answered here too, oldest first. */
    synchronized List<Turn> earlier() {
        return List.copyOf(earlier);
    }

    /** All that the visitor said and this turn answers, oldest first. */
    List<String> messages() {
        return Stream.concat(earlier().stream(), Stream.of(this))
                .map(turn -> turn.question.message())
                .toList();
    }

    /** The same as one text. */
    String asksFor() {
        return messages().stream().collect(Collectors.joining("\n\n"));
    }

    /** Whether this is the answer's name, or that of one which would have been given without a later message. */
    boolean hasId(String id) {
        return answerId.equals(id) || earlier().stream().anyMatch(turn -> turn.answerId.equals(id));
    }

    /** Whether the client gave the message this name, or one that is answered here too. */
    boolean answers(String clientMessageId) {
        return clientMessageId != null
                && Stream.concat(earlier().stream(), Stream.of(this))
                        .anyMatch(turn -> clientMessageId.equals(turn.question.clientMessageId()));
    }

    /** More of the answer; the first of it gives the turn more time, since the visitor no longer waits. */
    void show(String piece, Duration more) {
        synchronized (this) {
            if (next != null || result.isDone()) {
                return;
            }
            text.append(piece);
            if (firstTextMs == null) {
                firstTextMs = millis();
                scope.extend(more);
            }
        }
        audience.tell();
    }

    synchronized String shown() {
        return text.toString();
    }

    /** Null when the answer came whole. */
    synchronized Integer firstTextMs() {
        return firstTextMs;
    }

    /** From here on the answer is the one of this turn; false when another has taken the message over. */
    synchronized boolean close() {
        closed = next == null && !erased;
        return closed;
    }

    /** The visitor wants nothing of it kept; false when it is being stored already. */
    boolean erase() {
        synchronized (this) {
            erased = true;
        }
        scope.cancel();
        return !closed;
    }

    void finish(Answer answer) {
        synchronized (this) {
            text.append(text.isEmpty() ? answer.message() : "");
        }
        result.complete(answer);
        audience.tell();
    }

    void fail(Throwable failure) {
        result.completeExceptionally(failure);
        audience.tell();
    }

    CompletionStage<Answer> result() {
        return result;
    }

    boolean over() {
        return result.isDone();
    }

    /** Whether it is over and there is an answer. */
    boolean answered() {
        return result.isDone() && !result.isCompletedExceptionally();
    }

    synchronized View view(int from) {
        // asked first: when it is over the text is complete
        boolean over = result.isDone();
        return new View(text.substring(Math.min(from, text.length())), text.length(), over, result, next);
    }

    /** Where the answer is given. */
    Turn last() {
        Turn turn = this;
        for (Turn then = next(); then != null; then = then.next()) {
            turn = then;
        }
        return turn;
    }

    private synchronized Turn next() {
        return next;
    }

    /**
     * Leaves the messages of this turn to a younger one, unless something of the answer is shown or kept already; whoever
     * waits here waits there.
     */
    boolean mergeInto(Turn younger, int mostMessages) {
        synchronized (this) {
            int messages = earlier.size() + 1 + younger.earlier().size() + 1;
            if (closed || next != null || result.isDone() || !text.isEmpty() || messages > mostMessages) {
                return false;
            }
            next = younger;
            younger.takeOver(earlier, this);
        }
        answeredBy(younger);
        scope.cancel();
        return true;
    }

    private synchronized void takeOver(List<Turn> earlierOnes, Turn turn) {
        earlier.addAll(earlierOnes);
        earlier.add(turn);
    }

    /** The answer was given before: it is shown once more. */
    void repeat(Answer stored) {
        Turn once = new Turn(company, question, phrases, streamed, scope, Runnable::run, stored.answerId());
        once.finish(stored);
        synchronized (this) {
            next = once;
        }
        answeredBy(once);
    }

    private void answeredBy(Turn other) {
        audience.moveTo(other.audience);
        var unused = other.result.whenComplete((answer, failure) -> {
            if (failure == null) {
                result.complete(answer);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }
}
