package io.partnerchat.widget;

/**
 * What a page says at its top, mostly about what was just done.
 *
 * @param good whether it was done
 * @param key of the text in editor.properties, or in the tab's own
 * @param detail goes into the text, or null
 */
public record EditorNotice(boolean good, String key, String detail) {
    public static EditorNotice good(String key) {
        return new EditorNotice(true, key, null);
    }

    public static EditorNotice good(String key, String detail) {
        return new EditorNotice(true, key, detail);
    }

    public static EditorNotice bad(String key) {
        return new EditorNotice(false, key, null);
    }

    public static EditorNotice bad(String key, String detail) {
        return new EditorNotice(false, key, detail);
    }
}
