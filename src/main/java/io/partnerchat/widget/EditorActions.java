package io.partnerchat.widget;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the buttons of the editor do. A form of an open company is answered with a redirect, so that reloading the page
 * sends nothing twice. With a key that is not possible: without a cookie the next page could only be told who is asking
 * by its address, where no secret belongs. So the answer to such a form is the next page itself.
 */
@ApplicationScoped
class EditorActions {
    private static final Logger LOG = System.getLogger(EditorActions.class.getName());
    private static final int UNPROCESSABLE = 422;

    @Inject
    EditorAccess access;

    @Inject
    EditorSignIn signIn;

    @Inject
    EditorSessions sessions;

    @Inject
    EditorService service;

    @Inject
    EditorView view;

    void perform(EditorPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String action = String.valueOf(request.getParameter("action"));
        if (action.equals("login") && !page.open()) {
            signIn.signIn(page, request, response);
            return;
        }
        Optional<Editing> editing = access.resume(page.company(), request.getParameter("token"));
        if (editing.isEmpty()) {
            signIn.expired(page, request, response);
            return;
        }
        String change = request.getParameter("revert");
        if (change != null) {
            revert(page, editing.get(), change, response);
            return;
        }
        switch (action) {
            case "save" -> save(page, editing.get(), request, response);
            case "logout" -> {
                sessions.end(editing.get().session());
                view.login(response, 200, page, EditorNotice.good("notice.signed_out"), Map.of());
            }
            case "discard" -> done(page, editing.get(), "discarded", response);
            default -> next(page, editing.get(), null, response);
        }
    }

    private void save(EditorPage page, Editing editing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        EditorForm form = new EditorForm(request::getParameter);
        Optional<WidgetSettingsChange> change = form.change(page.company().id());
        List<String> origins = form.origins(page.siteToKeep());
        if (change.isEmpty() || !form.errors().isEmpty()) {
            EditorContent typed = EditorContent.typed(form, EditorNotice.bad("notice.wrong"));
            view.editor(response, UNPROCESSABLE, page, editing, typed);
            return;
        }
        service.save(page.company(), change.get(), origins, editing.who());
        log("settings_changed", page, editing);
        done(page, editing, "saved", response);
    }

    private void revert(EditorPage page, Editing editing, String change, HttpServletResponse response)
            throws IOException {
        try {
            service.revert(page.company(), Long.parseLong(change), editing.who());
        } catch (NumberFormatException e) {
            next(page, editing, EditorNotice.bad("notice.not_reverted"), response);
            return;
        } catch (ProblemException e) {
            Problem problem = e.problem();
            LOG.log(Level.DEBUG, "not reverted: " + problem.detail());
            next(page, editing, EditorNotice.bad("notice.not_reverted"), response);
            return;
        }
        log("settings_reverted", page, editing);
        done(page, editing, "reverted", response);
    }

    private void done(EditorPage page, Editing editing, String what, HttpServletResponse response) throws IOException {
        if (!page.open()) {
            next(page, editing, EditorNotice.good("notice." + what), response);
            return;
        }
        String origin = page.around()
                .map(site -> "&origin=" + URLEncoder.encode(site, StandardCharsets.UTF_8))
                .orElse("");
        response.setHeader("Location", "settings?done=" + what + origin);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    /** The editor with what is saved. */
    private void next(EditorPage page, Editing editing, EditorNotice notice, HttpServletResponse response)
            throws IOException {
        view.editor(response, 200, page, editing, EditorContent.saved(service.read(page.company()), notice));
    }

    private static void log(String event, EditorPage page, Editing editing) {
        LOG.log(Level.INFO, "event=" + event + " company=" + page.company().id() + " by=" + editing.who());
    }
}
