package io.partnerchat.widget;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.web.RequestOrigin;
import io.partnerchat.web.StaticFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code /widget/{companyId}/settings}: the editor, made to live in a frame of the widget. Works without JavaScript. */
@WebServlet("/widget/*")
public class SettingsPage extends HttpServlet {
    private static final String SUFFIX = "/settings";

    @Inject
    Companies companies;

    @Inject
    EditorAccess access;

    @Inject
    EditorService service;

    @Inject
    EditorView view;

    @Inject
    EditorActions actions;

    private transient Map<String, StaticFile> files;

    @Override
    public void init() {
        files = Map.of(
                "/editor.js", StaticFile.ofClassPath("templates/editor.js", "text/javascript;charset=utf-8"),
                "/editor.css", StaticFile.ofClassPath("templates/editor.css", "text/css;charset=utf-8"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StaticFile file = files.get(String.valueOf(request.getPathInfo()));
        if (file != null) {
            response.setHeader("Cache-Control", "no-cache");
            file.send(request, response);
            return;
        }
        Optional<EditorPage> page = page(request, response);
        if (page.isEmpty()) {
            return;
        }
        Company company = page.get().company();
        Optional<Editing> editing = page.get().open()
                ? Optional.of(access.visitor(company))
                : access.resume(company, EditorCookie.read(request));
        if (editing.isPresent()) {
            EditorContent content = EditorContent.saved(service.read(company), done(request.getParameter("done")));
            view.editor(response, HttpServletResponse.SC_OK, page.get(), editing.get(), content);
        } else {
            view.login(response, HttpServletResponse.SC_OK, page.get(), null, Map.of());
        }
    }

    /** What the redirect after a change of an open company says was done. */
    private static EditorNotice done(String what) {
        return switch (String.valueOf(what)) {
            case "saved", "reverted", "discarded" -> EditorNotice.good("notice." + what);
            default -> null;
        };
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        if (!isReadable(request)) {
            view.message(response, 413, request.getLocale(), "message.too_large");
            return;
        }
        Optional<EditorPage> page = page(request, response);
        if (page.isEmpty()) {
            return;
        }
        if (!RequestOrigin.isOwnForm(request)) {
            view.message(response, HttpServletResponse.SC_FORBIDDEN, request.getLocale(), "message.foreign_form");
            return;
        }
        actions.perform(page.get(), request, response);
    }

    /** The container refuses a form of more than two megabytes by an exception from whoever asks for a field first. */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameter("action");
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Empty when the answer is written already: no such company, or a site that may not show its editor. */
    private Optional<EditorPage> page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        Optional<Company> company = path.endsWith(SUFFIX) && path.length() > SUFFIX.length()
                ? companies.find(path.substring(1, path.length() - SUFFIX.length()))
                : Optional.empty();
        if (company.isEmpty()) {
            view.message(response, HttpServletResponse.SC_NOT_FOUND, request.getLocale(), "message.unknown");
            return Optional.empty();
        }
        EditorPage page = EditorPage.of(company.get(), request);
        if (page.isForeign()) {
            view.message(response, HttpServletResponse.SC_FORBIDDEN, request.getLocale(), "message.foreign_site");
            return Optional.empty();
        }
        return Optional.of(page);
    }
}
