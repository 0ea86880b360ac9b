package io.partnerchat.chat;

import io.partnerchat.problem.Problem;
import io.partnerchat.vendor.JsonText;

/**
 * The events of a streamed answer as they go over the wire. The id of a delta is the number of characters that were told
 * with it, so that a reader can be taken up anywhere without anything being kept for it; sources and done follow on the
 * last of them.
 */
final class AnswerEvents {
    private final StringBuilder text = new StringBuilder();

    /** Who answers whom; the first event of each answer. */
    AnswerEvents session(Turn turn) {
        return event(
                turn,
                0,
                "session",
                "{\"session_id\":" + JsonText.quote(turn.question().sessionId()) + ",\"user_id\":"
                        + JsonText.quote(turn.question().userId()) + ",\"company_id\":"
                        + JsonText.quote(turn.company().id()) + ",\"answer_id\":" + JsonText.quote(turn.answerId())
                        + '}');
    }

    /** @param told how many characters of the answer, with these */
    AnswerEvents delta(Turn turn, int told, String piece) {
        return event(turn, told, "delta", "{\"text\":" + JsonText.quote(piece) + '}');
    }

    AnswerEvents sources(Turn turn, int told, Answer answer) {
        return event(
                turn,
                told + 1,
                "sources",
                "{\"sources\":" + AnswerJson.sources(answer.sources()).build() + '}');
    }

    /** The whole answer, as it is kept. */
    AnswerEvents done(Turn turn, int told, Answer answer) {
        return event(turn, told + 2, "done", AnswerJson.of(answer));
    }

    /** There is no answer, and nothing of one was shown. */
    AnswerEvents error(Turn turn, Problem problem, String requestId) {
        return event(turn, 2, "error", problem.toJson(requestId));
    }

    /** JSON has no line ends of its own, so that each event has one line of data. */
    private AnswerEvents event(Turn turn, int number, String name, String data) {
        text.append("id: ").append(turn.answerId()).append(':').append(number);
        text.append("\nevent: ").append(name).append("\ndata: ").append(data).append("\n\n");
        return this;
    }

    /** All of them since the last time. */
    @Override
    public String toString() {
        return text.toString();
    }
}
