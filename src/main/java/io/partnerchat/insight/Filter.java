package io.partnerchat.insight;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]+");

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

    /** Adds the conditions that turns t have to meet, but for the words. */
    void addTo(Sql sql, String companyId) {
        sql.add(" where t.company_id = ? and t.asked_ms >= ? and t.asked_ms < ?", companyId, from, to);
        if (userId != null) {
            // through the index that the contract's table has
            sql.add(
                    " and t.turn_id in (select id from chat_conversations where company_id = ? and user_id = ?)",
                    companyId,
                    userId);
        }
        if (degraded != null) {
            sql.add(degraded ? " and t.answered_by <> 'model'" : " and t.answered_by = 'model'");
        }
        if (rung != null) {
            sql.add(" and t.answered_by = ?", rung);
        }
        if (feedback != null) {
            sql.add(" and t.feedback = ?", feedback);
        }
        if (unanswered != null) {
            sql.add(unanswered ? " and t.known = false" : " and t.known = true");
        }
    }

    /** Letters and digits are the same in JSON and outside; what else is searched for is compared afterwards. */
    void addWordsTo(Sql sql) {
        for (String word : words) {
            Matcher parts = PLAIN.matcher(word);
            while (parts.find()) {
                sql.add(" and lower(c.messages) like ?", '%' + parts.group() + '%');
            }
        }
    }
}
