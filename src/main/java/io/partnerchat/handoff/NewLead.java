package io.partnerchat.handoff;

import io.partnerchat.company.Secrets;
import io.partnerchat.problem.FieldReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a visitor who wants to be answered by a person has written, checked.
 *
 * @param phone or null
 * @param question or null
 * @param consentText what the visitor was shown and agreed to
 */
public record NewLead(String name, String email, String phone, String question, String consentText) {
    private static final int MAX_NAME = 200;
    private static final int MAX_PHONE = 50;
    private static final int MAX_QUESTION = 2_000;

    /**
     * @param languages the visitor's, for the consent when the request does not bring its text
     * @throws io.partnerchat.problem.ProblemException 400 with all violations together
     */
    static NewLead from(JsonObject body, LeadSettings settings, List<Locale> languages) {
        FieldReader fields = new FieldReader(body);
        fields.requireText("name");
        fields.requireText("email");
        Optional<String> name = line(fields, "name", fields.text("name", 1, MAX_NAME));
        Optional<String> email = line(fields, "email", fields.text("email", 1, EmailAddress.MAX_LENGTH));
        email.filter(text -> !EmailAddress.isValid(text))
                .ifPresent(text -> fields.violation("email", "must be an e-mail address"));
        Optional<String> phone = line(fields, "phone", fields.nullableText("phone", MAX_PHONE));
        phone.filter(text -> !text.matches("[0-9+()./ x-]*"))
                .ifPresent(text -> fields.violation("phone", "must be a telephone number"));
        Optional<String> question = fields.nullableText("question", MAX_QUESTION);
        if (body.get("consent") != JsonValue.TRUE) {
            fields.violation("consent", "must be true: without it nothing is kept");
        }
        Optional<String> shown = fields.nullableText("consent_text", MAX_QUESTION);
        shown.filter(text -> !settings.everyConsentText().contains(text))
                .ifPresent(text -> fields.violation("consent_text", "is not what is asked for now; show it anew"));
        Optional<String> language = fields.nullableText("lang", 35);
        fields.end();
        return new NewLead(
                name.orElseThrow(),
                email.orElseThrow(),
                phone.filter(text -> !text.isEmpty()).orElse(null),
                question.map(String::strip).filter(text -> !text.isEmpty()).orElse(null),
                shown.orElseGet(() -> settings.consentText(first(language, languages))));
    }

    private static List<Locale> first(Optional<String> language, List<Locale> others) {
        List<Locale> all = new ArrayList<>();
        language.map(Locale::forLanguageTag).ifPresent(all::add);
        all.addAll(others);
        return all;
    }

    /** Names and addresses are written into the head of an e-mail, where a line break would begin another header. */
    private static Optional<String> line(FieldReader fields, String name, Optional<String> text) {
        text.filter(NewLead::breaks).ifPresent(broken -> fields.violation(name, "must be one line"));
        return text.map(String::strip);
    }

    static boolean breaks(String text) {
        return text.codePoints()
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }

    /** The same for the same words from the same conversation. */
    String key(String sessionId) {
        return Secrets.hash(String.join("\n", sessionId, name, email, String.valueOf(phone), String.valueOf(question)));
    }
}
