package io.partnerchat.chat;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.web.EventStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** How far one reader has got with an answer. Not thread-safe: its stream asks it by one thread at a time. */
final class AnswerCursor implements EventStream.Source {
    private final String requestId;
    private Turn turn;
    private boolean announced;
    private int told;
    private boolean sourcesTold;
    private boolean over;

    /** From the beginning. */
    AnswerCursor(Turn turn, String requestId) {
        this.turn = turn;
        this.requestId = requestId;
    }

    /** On from what the reader has seen of this turn; an earlier message's answer is begun anew where it is given. */
    AnswerCursor(Turn turn, AnswerPosition seen, String requestId) {
        this(turn, requestId);
        if (turn.answerId().equals(seen.answerId())) {
            announced = true;
            told = seen.number();
        }
    }

    /** All that is new, as one piece; empty when nothing is. */
    @Override
    public byte[] news() {
        AnswerEvents events = new AnswerEvents();
        if (!over) {
            addNews(events);
        }
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void addNews(AnswerEvents events) {
        AnswerSoFar.View view = turn.view(told);
        while (view.next() != null) {
            turn = view.next();
            announced = false;
            told = 0;
            view = turn.view(0);
        }
        if (!announced) {
            announced = true;
            events.session(turn);
        }
        // what is not over may have less text here than the reader has seen elsewhere
        if (view.over() && view.length() < told) {
            sourcesTold = true;
            told = view.length();
        }
        if (!view.text().isEmpty()) {
            told = view.length();
            events.delta(turn, told, view.text());
        }
        if (view.over()) {
            end(events, view.result());
        }
    }

    private void end(AnswerEvents events, CompletableFuture<Answer> result) {
        over = true;
        if (result.isCompletedExceptionally()) {
            // after text there is none: the reader takes the stream up again
            if (told == 0) {
                events.error(turn, problem(result), requestId);
            }
            return;
        }
        Answer answer = result.join();
        if (!sourcesTold) {
            events.sources(turn, told, answer);
        }
        events.done(turn, told, answer);
    }

    private static Problem problem(CompletableFuture<Answer> result) {
        try {
            result.join();
            throw new IllegalStateException("it has not failed");
        } catch (CompletionException | CancellationException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProblemException known) {
                    return known.problem();
                }
            }
            return Problem.of(503, "There is no answer just now.");
        }
    }

    /** Whether a reader that has seen so much of it has seen all. */
    static boolean seenAll(Turn turn, AnswerPosition seen) {
        AnswerSoFar.View view = turn.view(Integer.MAX_VALUE);
        return view.over() && turn.answerId().equals(seen.answerId()) && seen.number() >= view.length() + 2;
    }

    /** Whether the last event has been told. */
    @Override
    public boolean over() {
        return over;
    }
}
