package io.partnerchat.widget;

import io.partnerchat.web.Views;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the pages of the editor. */
@ApplicationScoped
class EditorView {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    /** Up to which temperature each word of the slider goes; the last one has the rest. Editor.js has the same. */
    private static final List<Double> WARMTH = List.of(0.3, 0.6, 1.0, 1.4);

    @Inject
    Views views;

    @Inject
    EditorService service;

    @Inject
    EditorSessions sessions;

    /** The form with everything. */
    void editor(HttpServletResponse response, int status, EditorPage page, Editing editing, EditorContent content)
            throws IOException {
        Map<String, String> values = content.values();
        Map<String, FieldView> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(
                name,
                new FieldView(name, value == null ? "" : value, content.errors().get(name))));
        Map<String, Object> model = model(page, content.notice());
        model.put("who", editing.who());
        String token = sessions.token(editing.session());
        model.put("token", token);
        if (!page.open()) {
            EditorCookie.write(response, page.company().id(), token, sessions.life());
        }
        model.put("fields", fields);
        model.put(
                "wrong",
                fields.values().stream().filter(field -> field.error() != null).toList());
        model.put("was", content.was());
        model.put("positions", WidgetSettings.POSITIONS);
        model.put("warmth", warmth(values.get("ai_temperature")));
        model.put(
                "onPrimary",
                Contrast.of(values.get("text_color"), values.get("primary_color"))
                        .orElse(null));
        String ink = Contrast.inkOn(values.get("background_color"));
        model.put("ink", ink);
        model.put(
                "onBackground", Contrast.of(ink, values.get("background_color")).orElse(null));
        Map<String, String> now = content.errors().isEmpty() ? values : service.read(page.company());
        model.put(
                "history",
                service.history(page.company()).stream()
                        .map(change -> ChangeView.of(change, now, Locale.ENGLISH))
                        .toList());
        send(response, status, page, "settings", model);
    }

    /**
     * Asks for the key; a session that the browser remembers is over.
     *
     * @param draft what was typed before the session ran out, to be there again after signing in
     */
    void login(
            HttpServletResponse response, int status, EditorPage page, EditorNotice notice, Map<String, String> draft)
            throws IOException {
        EditorCookie.clear(response, page.company().id());
        Map<String, Object> model = model(page, notice);
        model.put("draft", draft);
        send(response, status, page, "login", model);
    }

    private static Map<String, Object> model(EditorPage page, EditorNotice notice) {
        Map<String, Object> model = new HashMap<>();
        model.put("company", page.company());
        model.put("keyed", !page.open());
        model.put("origin", page.around().orElse(""));
        model.put("own", page.sites().own());
        model.put("notice", notice);
        return model;
    }

    /** A page that only says why there is nothing else. */
    void message(HttpServletResponse response, int status, Locale locale, String key) throws IOException {
        write(response, status, "'none'", "message", locale, new HashMap<>(Map.of("key", key)));
    }

    private void send(
            HttpServletResponse response, int status, EditorPage page, String template, Map<String, Object> model)
            throws IOException {
        write(response, status, page.sites().frameAncestors(), template, page.locale(), model);
    }

    private void write(
            HttpServletResponse response,
            int status,
            String frameAncestors,
            String template,
            Locale locale,
            Map<String, Object> model)
            throws IOException {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        model.put("nonce", nonce);
        byte[] body = views.render(template, locale, model).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" + nonce
                        + "'; img-src https: http: data:; form-action 'self'; base-uri 'none'; connect-src 'none';"
                        + " frame-ancestors " + frameAncestors);
        // not no-referrer: browsers would then send a form with "Origin: null", and we could not tell where it came
        // from
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
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
