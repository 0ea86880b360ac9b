package io.partnerchat.widget;

import java.util.Map;

/**
 * What the editor's fields show.
 *
 * @param values by field
 * @param errors by field, a sentence without its subject
 * @param was what the fields were before anybody typed, see {@link EditorForm#remember}
 * @param notice or null
 */
record EditorContent(Map<String, String> values, Map<String, String> errors, String was, EditorNotice notice) {
    static EditorContent saved(Map<String, String> values, EditorNotice notice) {
        return new EditorContent(values, Map.of(), EditorForm.remember(values), notice);
    }

    static EditorContent typed(EditorForm form, EditorNotice notice) {
        return new EditorContent(form.typed(), form.errors(), form.was(), notice);
    }
}
