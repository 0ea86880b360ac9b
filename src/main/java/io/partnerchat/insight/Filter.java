package io.partnerchat.insight;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which turns are looked at. Every part but the span may be null: any.
 *
 * @param from epoch milliseconds, inclusive
 * @param to epoch milliseconds, exclusive
 * @param words all of which a turn has, in whatever was said
 * @param degraded null, or whether a lower rung than the model answered
 * @param rung the rung that answered
 * @param feedback 1 or -1
 * @param unanswered whether the bot said that it does not know
 */
public record Filter(
        long from,
        long to,
        List<String> words,
        String userId,
        Boolean degraded,
        String rung,
        Integer feedback,
        Boolean unanswered) {
    static final Filter ALL = new Filter(0, Long.MAX_VALUE, List.of(), null, null, null, null, null);

    /** The words of a search, as they are compared. */
    static List<String> words(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
    }

    boolean searches() {
        return !words.isEmpty();
    }

    /** Whether a turn has all the words. The database has only looked for them roughly. */
    boolean matches(Spoken turn) {
        String said = (turn.question() + '\n' + turn.answer()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(said::contains);
    }
}
