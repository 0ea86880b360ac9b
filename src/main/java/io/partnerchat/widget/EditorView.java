package io.partnerchat.widget;

import io.partnerchat.web.Views;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the pages of the editor. A form of an open company is answered with a redirect, so that reloading the page sends
 * nothing twice. With a key that is not possible: without a cookie the next page could only be told who is asking by its
 * address, where no secret belongs. So the answer to such a form is the next page itself.
 */
@ApplicationScoped
class EditorView {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final int UNPROCESSABLE = 422;

    @Inject
    Views views;

    @Inject
    EditorSessions sessions;

    @Inject
    EditorTabs tabs;

    @Inject
    EditorFiles files;

    /** @param notice what is said when the answer says nothing itself, or null */
    void answer(HttpServletResponse response, EditorRequest request, EditorAnswer answer, EditorNotice notice)
            throws IOException {
        if (answer instanceof EditorAnswer.Page page) {
            page(response, request, page.notice() == null ? page.with(page.status(), notice) : page);
        } else if (answer instanceof EditorAnswer.Download download) {
            download(response, download);
        } else if (answer instanceof EditorAnswer.Done done) {
            done(response, request, done);
        }
    }

    private void done(HttpServletResponse response, EditorRequest request, EditorAnswer.Done done) throws IOException {
        EditorPage page = request.page();
        if (!page.open()) {
            EditorRequest afresh = request.keeping(done.keep());
            answer(response, afresh, page.tab().show(afresh), EditorNotice.good("notice." + done.what(), done.count()));
            return;
        }
        StringBuilder address = new StringBuilder(page.tab().name() + "?done=" + done.what());
        if (done.count() != null) {
            address.append("&count=").append(done.count());
        }
        done.keep().forEach(name -> add(address, name, request.text(name)));
        add(address, "origin", page.around().orElse(""));
        response.setHeader("Location", address.toString());
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** What the address of such a redirect says was done, if there are words for it. */
    EditorNotice done(EditorRequest request) {
        String what = request.text("done");
        String count = request.text("count");
        String key = "notice." + what;
        return what.matches("[a-z_]{1,40}")
                        && views.hasText(request.page().tab().name(), request.locale(), key)
                ? EditorNotice.good(key, count.matches("\\d{1,18}") ? Long.valueOf(count) : null)
                : null;
    }

    private void page(HttpServletResponse response, EditorRequest request, EditorAnswer.Page answer)
            throws IOException {
        EditorPage page = request.page();
        String token = sessions.token(request.editing().session());
        if (!page.open()) {
            EditorCookie.write(response, page.company().id(), token, sessions.life());
        }
        String tab = page.tab().name();
        Map<String, Object> model = new HashMap<>(answer.model());
        model.putAll(model(page, answer.notice()));
        model.put("who", request.who());
        model.put("token", token);
        model.put("tabs", tabs.names());
        model.put("hints", tabs.hints(page));
        model.put("asked", request);
        model.put("times", request.times());
        model.put("failed", answer.status() == UNPROCESSABLE);
        model.put("styles", files.has(tab, "css") ? List.of(EditorFiles.FRAME, tab) : List.of(EditorFiles.FRAME));
        model.put("scripts", files.has(tab, "js") ? List.of(EditorFiles.FRAME, tab) : List.of(EditorFiles.FRAME));
        send(response, answer.status(), page, answer.template(), model);
    }

    private static void download(HttpServletResponse response, EditorAnswer.Download download) throws IOException {
        response.setContentType(download.contentType());
        String name =
                URLEncoder.encode(download.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", "no-store");
        download.content().writeTo(response.getOutputStream());
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
        model.put("tab", page.tab().name());
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

    /** In whatever page's frame: whose sites may show it cannot be looked up. */
    void unavailable(HttpServletResponse response, Locale locale) throws IOException {
        response.setHeader("Retry-After", "5");
        write(response, 503, "*", "message", locale, new HashMap<>(Map.of("key", "message.unavailable")));
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
                        + "'; img-src https: http: data:; form-action 'self'; base-uri 'none'; connect-src 'self';"
                        + " frame-ancestors " + frameAncestors);
        // not no-referrer: browsers would then send a form with "Origin: null", and we could not tell where it came
        // from
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
