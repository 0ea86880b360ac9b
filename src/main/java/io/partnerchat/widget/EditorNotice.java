package io.partnerchat.widget;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a page says: at its top about what was just done, or beside a field about what is wrong with it.
 *
 * @param good whether it was done
 * @param key of the text in editor.properties, or in the tab's own
 * @param details what goes into the text
 */
public record EditorNotice(boolean good, String key, List<Object> details) {
    public static EditorNotice good(String key, Object... details) {
        return new EditorNotice(true, key, list(details));
    }

    public static EditorNotice bad(String key, Object... details) {
        return new EditorNotice(false, key, list(details));
    }

    private static List<Object> list(Object... details) {
        return Collections.unmodifiableList(Arrays.asList(details));
    }

    /** For the template, whose texts want an array. */
    public Object[] parameters() {
        return details.toArray();
    }
}
