package io.partnerchat.widget;

import io.partnerchat.company.CompanyChange;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a partner typed into the editor, and what is wrong with it. */
final class EditorForm {
    private static final int MAX_ORIGINS = 100;
    private static final int MAX_ORIGIN_LENGTH = 255;

    /** The names of all fields, in the order of the page. */
    private static final List<String> FIELDS = Stream.concat(
                    SettingTexts.of(WidgetSettings.defaults("", "", null)).keySet().stream(),
                    Stream.of(EditorService.ORIGINS))
            .toList();

    private final String was;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, EditorNotice> errors = new LinkedHashMap<>();

    /** @param parameter a field's value in the request, or null: a box that is not ticked is not sent at all */
    EditorForm(UnaryOperator<String> parameter) {
        was = Objects.requireNonNullElse(parameter.apply("was"), "");
        for (String field : FIELDS) {
            String text = Objects.requireNonNullElse(parameter.apply(field), "");
            typed.put(field, text.replace("\r\n", "\n").strip());
        }
    }

    /** As it was typed, to be shown again. */
    Map<String, String> typed() {
        return typed;
    }

    /** What the fields held when the page was made, see {@link #remember}. */
    String was() {
        return was;
    }

    /** By field, each what the field takes. */
    Map<String, EditorNotice> errors() {
        return errors;
    }

    /** What was changed on this page, so that what somebody else changed meanwhile stays. Empty when there are errors. */
    Optional<WidgetSettingsChange> change(String companyId) {
        Map<String, String> before = recall(was);
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.remove(EditorService.ORIGINS);
        changed.entrySet().removeIf(value -> value.getValue().equals(before.get(value.getKey())));
        changed.replaceAll((field, text) -> field.equals("company_logo") && text.isEmpty() ? null : text);
        try {
            return Optional.of(new WidgetSettingsChange(companyId, SettingTexts.toJson(changed)));
        } catch (ProblemException e) {
            e.problem().violations().forEach(violation -> wrong(violation.field(), ""));
            return Optional.empty();
        }
    }

    /** The allowed sites as browsers name them. What is no site is an error, and so is to leave out the site we are on. */
    List<String> origins(Optional<String> embeddedIn) {
        List<String> lines = lines(typed.get(EditorService.ORIGINS));
        for (String line : lines) {
            if (line.length() > MAX_ORIGIN_LENGTH || !CompanyChange.isOrigin(line)) {
                wrong(EditorService.ORIGINS, "", line);
            }
        }
        if (lines.size() > MAX_ORIGINS) {
            wrong(EditorService.ORIGINS, ".many", MAX_ORIGINS);
        }
        embeddedIn
                .filter(site -> !lines.isEmpty() && !lines.contains(site))
                .ifPresent(site -> wrong(EditorService.ORIGINS, ".own", site));
        return lines;
    }

    /** @param which of the texts about the field; the first thing that is wrong with it is told */
    private void wrong(String field, String which, Object... details) {
        String kind = field.endsWith("_color") ? "color" : field;
        errors.putIfAbsent(field, EditorNotice.bad("wrong." + kind + which, details));
    }

    static List<String> lines(String text) {
        return text.lines()
                .map(CompanySettings::origin)
                .filter(line -> !line.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** What the fields hold, for a hidden field of the page. */
    static String remember(Map<String, String> texts) {
        Map<String, Object> values = new HashMap<>();
        texts.forEach((field, text) -> values.put(field, text == null ? "" : text));
        return Json.createObjectBuilder(values).build().toString();
    }

    /** Nothing remembered means that every field counts as changed. */
    private static Map<String, String> recall(String was) {
        Map<String, String> texts = new HashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(was))) {
            JsonObject json = reader.readObject();
            json.forEach((field, value) -> {
                if (value instanceof JsonString text) {
                    texts.put(field, text.getString().replace("\r\n", "\n").strip());
                }
            });
        } catch (JsonException | IllegalStateException e) {
            return Map.of();
        }
        return texts;
    }
}
