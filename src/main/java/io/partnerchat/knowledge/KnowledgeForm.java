package io.partnerchat.knowledge;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.Violation;
import io.partnerchat.widget.EditorNotice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form of the editor's page as it was sent: what was typed, and what is wrong with it. Fields are named
 * {@code form.field}, as several forms of the page have the same ones.
 *
 * @param name of the form that is open, empty for none
 * @param typed by field
 * @param errors by field
 */
public record KnowledgeForm(String name, Map<String, String> typed, Map<String, EditorNotice> errors) {
    static final KnowledgeForm NONE = new KnowledgeForm("", Map.of(), Map.of());

    static KnowledgeForm typed(String name, Map<String, String> fields) {
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach((field, value) -> typed.put(name + '.' + field, value));
        return new KnowledgeForm(name, typed, Map.of());
    }

    /** What the API says about its fields, said about the form's in the reader's language. */
    KnowledgeForm refused(Problem problem, Map<String, String> fields, String otherwise) {
        Map<String, EditorNotice> wrong = new LinkedHashMap<>();
        for (Violation violation : problem.violations()) {
            String field = fields.getOrDefault(violation.field(), otherwise);
            wrong.put(name + '.' + field, EditorNotice.bad("wrong." + field));
        }
        return wrong.isEmpty() ? wrong(otherwise, because(problem.status())) : new KnowledgeForm(name, typed, wrong);
    }

    private static String because(int status) {
        return switch (status) {
            case 413 -> "wrong.too_large";
            case 429 -> "wrong.too_many";
            default -> "wrong.refused";
        };
    }

    KnowledgeForm wrong(String field, String key) {
        return new KnowledgeForm(name, typed, Map.of(name + '.' + field, EditorNotice.bad(key)));
    }

    /** For the template: the text in a field. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** For the template: what is wrong with a field, or null. */
    public EditorNotice error(String field) {
        return errors.get(field);
    }

    public boolean isOpen(String form) {
        return name.equals(form);
    }

    public boolean failed() {
        return !errors.isEmpty();
    }
}
