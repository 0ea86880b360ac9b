package io.partnerchat.knowledge;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.Violation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form of the editor's page as it was sent: what was typed, and what is wrong with it. Fields are named
 * {@code form.field}, as several forms of the page have the same ones.
 *
 * @param name of the form that is open, empty for none
 * @param typed by field
 * @param errors by field, each a sentence without its subject
 */
public record KnowledgeForm(String name, Map<String, String> typed, Map<String, String> errors) {
    static final KnowledgeForm NONE = new KnowledgeForm("", Map.of(), Map.of());

    static KnowledgeForm typed(String name, Map<String, String> fields) {
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach((field, value) -> typed.put(name + '.' + field, value));
        return new KnowledgeForm(name, typed, Map.of());
    }

    /** What the API says about its fields, said about the form's. */
    KnowledgeForm refused(Problem problem, Map<String, String> fields, String otherwise) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Violation violation : problem.violations()) {
            wrong.putIfAbsent(name + '.' + fields.getOrDefault(violation.field(), otherwise), violation.message());
        }
        if (wrong.isEmpty()) {
            wrong.put(name + '.' + otherwise, ": " + problem.detail());
        }
        return new KnowledgeForm(name, typed, wrong);
    }

    KnowledgeForm wrong(String field, String message) {
        return new KnowledgeForm(name, typed, Map.of(name + '.' + field, message));
    }

    /** For the template: the text in a field. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** For the template: what is wrong with a field, or null. */
    public String error(String field) {
        return errors.get(field);
    }

    public boolean isOpen(String form) {
        return name.equals(form);
    }

    public boolean failed() {
        return !errors.isEmpty();
    }
}
