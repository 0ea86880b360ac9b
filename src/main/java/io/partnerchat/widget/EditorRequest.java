package io.partnerchat.widget;

import io.partnerchat.company.Company;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody who may change a company asks of a tab. */
public final class EditorRequest {
    private final EditorPage page;
    private final Editing editing;
    private final HttpServletRequest request;
    private final List<String> kept;
    private final boolean draft;

    private EditorRequest(
            EditorPage page, Editing editing, HttpServletRequest request, List<String> kept, boolean draft) {
        this.page = page;
        this.editing = editing;
        this.request = request;
        this.kept = kept;
        this.draft = draft;
    }

    static EditorRequest of(EditorPage page, Editing editing, HttpServletRequest request) {
        return new EditorRequest(page, editing, request, null, false);
    }

    /** To show the tab again after a form; of its parameters only these are there. */
    EditorRequest keeping(List<String> parameters) {
        return new EditorRequest(page, editing, request, parameters, false);
    }

    /** To show the tab with what was typed before a session ended. */
    EditorRequest asDraft() {
        return new EditorRequest(page, editing, request, kept, true);
    }

    public Company company() {
        return page.company();
    }

    /** For a history: the label of the partner key, or {@code open}. */
    public String who() {
        return editing.who();
    }

    public Locale locale() {
        return page.locale();
    }

    /** For moments that the page shows. */
    public Times times() {
        return new Times(locale());
    }

    /** Whether the parameters are what was typed before a session ended, to be shown in the fields again. */
    public boolean draft() {
        return draft;
    }

    /** A field as it was sent, or null. */
    public String parameter(String name) {
        return kept == null || kept.contains(name) ? request.getParameter(name) : null;
    }

    /** A field without spaces around it; empty when it was not sent. */
    public String text(String name) {
        String value = parameter(name);
        return value == null ? "" : value.strip();
    }

    /** What the pressed button's {@code action} says. */
    public String action() {
        return text("action");
    }

    /** A chosen file of a {@code multipart/form-data} form; it is gone when the request ends. */
    public Optional<Part> file(String name) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(request.getPart(name)).filter(part -> part.getSize() > 0);
        } catch (ServletException e) {
            throw new IOException(e);
        }
    }

    EditorPage page() {
        return page;
    }

    Editing editing() {
        return editing;
    }
}
