package io.partnerchat.widget;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * A change of the history, as the template shows it. Long texts are cut; a colour is shown as one too.
 *
 * @param at in UTC, for people; {@code instant} is the same for the browser, which knows the partner's time zone
 * @param current whether the field has the old value now, so that there is nothing to go back to
 */
public record ChangeView(
        long id, String field, String by, String at, String instant, String old, String now, boolean current) {
    private static final int MAX_LENGTH = 140;

    static ChangeView of(SettingChange change, Map<String, String> values, Times times) {
        String old = change.oldValue() == null ? "" : change.oldValue();
        String value = values.get(change.field());
        Instant at = change.at().toInstant(ZoneOffset.UTC);
        return new ChangeView(
                change.id(),
                change.field(),
                change.by(),
                times.text(at),
                times.iso(at),
                cut(old),
                cut(change.newValue() == null ? "" : change.newValue()),
                old.equals(value == null ? "" : value));
    }

    public boolean color() {
        return field.endsWith("_color");
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_LENGTH - 1))) + "…";
    }
}
