package io.partnerchat.widget;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the fields of the settings show.
 *
 * @param values by field
 * @param errors by field
 * @param was what the fields were before anybody typed, see {@link EditorForm#remember}
 */
record EditorContent(Map<String, String> values, Map<String, EditorNotice> errors, String was) {
    /** Up to which temperature each word of the slider goes; the last one has the rest. Settings.js has the same. */
    private static final List<Double> WARMTH = List.of(0.3, 0.6, 1.0, 1.4);

    static EditorContent saved(Map<String, String> values) {
        return new EditorContent(values, Map.of(), EditorForm.remember(values));
    }

    static EditorContent typed(EditorForm form) {
        return new EditorContent(form.typed(), form.errors(), form.was());
    }

    /**
     * What the template shows.
     *
     * @param now what is saved
     * @param history the newest change first
     */
    Map<String, Object> model(Map<String, String> now, List<SettingChange> history, Times times) {
        Map<String, FieldView> fields = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> fields.put(name, new FieldView(name, value == null ? "" : value, errors.get(name))));
        Map<String, Object> model = new HashMap<>();
        model.put("fields", fields);
        model.put(
                "wrong",
                fields.values().stream().filter(field -> field.error() != null).toList());
        model.put("was", was);
        model.put("warmth", warmth(values.get("ai_temperature")));
        Contrast.of(values.get("text_color"), values.get("primary_color"))
                .ifPresent(contrast -> model.put("onPrimary", contrast));
        String ink = Contrast.inkOn(values.get("background_color"));
        model.put("ink", ink);
        Contrast.of(ink, values.get("background_color")).ifPresent(contrast -> model.put("onBackground", contrast));
        model.put(
                "history",
                history.stream()
                        .map(change -> ChangeView.of(change, now, times))
                        .toList());
        return model;
    }

    /** Which of the slider's words fits, from 0. */
    static int warmth(String temperature) {
        try {
            double value = new BigDecimal(temperature).doubleValue();
            return (int) WARMTH.stream().filter(end -> value > end).count();
        } catch (NumberFormatException e) {
            return WARMTH.size() / 2;
        }
    }
}
