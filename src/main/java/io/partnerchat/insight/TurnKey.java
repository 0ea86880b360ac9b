package io.partnerchat.insight;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a turn stands among those of its company, from the newest to the oldest.
 *
 * @param messages what was said, a JSON array; null when it was not asked for
 */
public record TurnKey(long askedMillis, long turnId, String sessionId, String messages) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-(\\d{1,18})");

    /** Before the newest of all. */
    static final TurnKey START = new TurnKey(999_999_999_999_999L, Long.MAX_VALUE, null, null);

    /** As callers hand it back to go on after it. */
    String text() {
        return askedMillis + "-" + turnId;
    }

    static Optional<TurnKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new TurnKey(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), null, null))
                : Optional.empty();
    }
}
