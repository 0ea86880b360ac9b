package io.partnerchat.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The messages that one turn answers: its own, and those shortly before it that it has taken over. Thread-safe. */
final class Burst {
    private final Turn last;
    private final List<Turn> earlier = new ArrayList<>();

    Burst(Turn last) {
        this.last = last;
    }

    /** The turns whose messages were taken over, oldest first. */
    synchronized List<Turn> earlier() {
        return List.copyOf(earlier);
    }

    /** All that the visitor said, oldest first. */
    List<String> messages() {
        return turns().stream().map(turn -> turn.question().message()).toList();
    }

    /** The same as one text. */
    String text() {
        return String.join("\n\n", messages());
    }

    /** Whether this is the answer's name, or that of one which would have been given without a later message. */
    boolean hasAnswer(String id) {
        return turns().stream().anyMatch(turn -> turn.answerId().equals(id));
    }

    /** Whether the client gave one of the messages this name. */
    boolean hasMessage(String clientMessageId) {
        return clientMessageId != null
                && turns().stream()
                        .anyMatch(turn -> clientMessageId.equals(turn.question().clientMessageId()));
    }

    /** The turns of all of them, oldest first. */
    List<Turn> turns() {
        return Stream.concat(earlier().stream(), Stream.of(last)).toList();
    }

    /** Leaves all of them to a younger one, unless together they are too many or the answer is shown or kept already. */
    synchronized boolean moveTo(Burst younger, int mostMessages) {
        int together = earlier.size() + 1 + younger.earlier().size() + 1;
        if (together > mostMessages || !last.leaveTo(younger.last)) {
            return false;
        }
        younger.take(earlier, last);
        return true;
    }

    private synchronized void take(List<Turn> others, Turn other) {
        earlier.addAll(others);
        earlier.add(other);
    }
}
