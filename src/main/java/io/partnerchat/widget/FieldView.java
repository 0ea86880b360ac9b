package io.partnerchat.widget;

/**
 * A field of the form, as the template shows it.
 *
 * @param error what is wrong with the value, or null
 */
public record FieldView(String name, String value, EditorNotice error) {
    /** The ids of the elements that explain the field, for aria-describedby. */
    public String describedBy() {
        return name + "-hint" + (error == null ? "" : " " + name + "-error");
    }

    public boolean on() {
        return "true".equals(value);
    }
}
