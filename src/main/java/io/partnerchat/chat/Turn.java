package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.WidgetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

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
    private final Burst burst = new Burst(this);
    private final AnswerSoFar answer = new AnswerSoFar();
    private volatile WidgetSettings settings;

    /**
     * @param phrases our own sentences in the visitor's language
     * @param streamed whether somebody wants to see the answer while it is written
     * @param scope ends with the turn, and with it whatever was asked of a vendor
     * @param answerId names the answer
     */
    Turn(
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

    /** The messages that are answered here. */
    Burst burst() {
        return burst;
    }

    /** More of the answer; the first of it gives the turn more time, since the visitor no longer waits. */
    void show(String piece, Duration more) {
        boolean first = firstTextMs() == null;
        if (!answer.add(piece, millis())) {
            return;
        }
        if (first) {
            scope.extend(more);
        }
        audience.tell();
    }

    String shown() {
        return answer.text();
    }

    /** Null when the answer came whole. */
    Integer firstTextMs() {
        return answer.firstTextMs();
    }

    /** From here on the answer is the one of this turn; false when another has taken the message over. */
    boolean close() {
        return answer.close();
    }

    /** The visitor wants nothing of it kept; false when it is being stored already. */
    boolean erase() {
        boolean inTime = answer.erase();
        scope.cancel();
        return inTime;
    }

    void finish(Answer whole) {
        answer.fill(whole.message());
        answer.result().complete(whole);
        audience.tell();
    }

    void fail(Throwable failure) {
        answer.result().completeExceptionally(failure);
        audience.tell();
    }

    CompletionStage<Answer> result() {
        return answer.result();
    }

    boolean over() {
        return answer.result().isDone();
    }

    /** Whether it is over and there is an answer. */
    boolean answered() {
        return over() && !answer.result().isCompletedExceptionally();
    }

    AnswerSoFar.View view(int from) {
        return answer.view(from);
    }

    /** Where the answer is given. */
    Turn last() {
        Turn turn = this;
        for (Turn then = answer.next(); then != null; then = then.answer.next()) {
            turn = then;
        }
        return turn;
    }

    /** Leaves its messages to a younger turn where {@link Burst#moveTo} can; whoever waits here waits there. */
    boolean mergeInto(Turn younger, int mostMessages) {
        if (!burst.moveTo(younger.burst, mostMessages)) {
            return false;
        }
        answeredBy(younger);
        scope.cancel();
        return true;
    }

    /** Whether the answer is a younger turn's from now on. */
    boolean leaveTo(Turn younger) {
        return answer.leaveTo(younger);
    }

    /** The answer was given before: it is shown once more. */
    void repeat(Answer stored) {
        Turn once = new Turn(company, question, phrases, streamed, scope, Runnable::run, stored.answerId());
        once.finish(stored);
        answer.isGivenBy(once);
        answeredBy(once);
    }

    private void answeredBy(Turn other) {
        audience.moveTo(other.audience);
        var unused = other.result().whenComplete((whole, failure) -> {
            if (failure == null) {
                answer.result().complete(whole);
            } else {
                answer.result().completeExceptionally(failure);
            }
        });
    }
}
