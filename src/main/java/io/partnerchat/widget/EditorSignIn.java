package io.partnerchat.widget;

import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way into the editor, out of it, and back into it when a session has run out; what was typed comes along. */
@ApplicationScoped
class EditorSignIn {
    private static final int TOO_MANY_REQUESTS = 429;
    /** Belongs to the frame, not to what somebody typed. */
    private static final Set<String> RESERVED = Set.of("key", "token", "action", "origin");
    /** A form with this field has been typed into, and wants that back after a sign-in. */
    private static final String TYPED = "typed";

    @Inject
    EditorAccess access;

    @Inject
    EditorSessions sessions;

    @Inject
    EditorView view;

    /** Looks at the key that was given. */
    void signIn(EditorPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> draft = draft(request);
        try {
            Optional<Editing> editing = access.signIn(page.company(), request.getParameter("key"));
            if (editing.isEmpty()) {
                view.login(response, 403, page, EditorNotice.bad("notice.wrong_key"), draft);
                return;
            }
            EditorRequest asked = EditorRequest.of(page, editing.get(), request);
            if (draft.isEmpty()) {
                view.answer(response, asked, page.tab().show(asked), null);
            } else {
                view.answer(response, asked, page.tab().show(asked.asDraft()), EditorNotice.bad("notice.draft"));
            }
        } catch (ProblemException e) {
            // only that of too many wrong keys gets here
            String seconds = e.problem().headers().get("Retry-After");
            response.setHeader("Retry-After", seconds);
            view.login(response, TOO_MANY_REQUESTS, page, EditorNotice.bad("notice.wait", seconds), draft);
        }
    }

    /** The token of the form is not, or no longer, worth anything. */
    void expired(EditorPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> draft = draft(request);
        if (!page.open()) {
            view.login(response, 403, page, EditorNotice.bad("notice.ended"), draft);
            return;
        }
        EditorRequest asked = EditorRequest.of(page, access.visitor(page.company()), request);
        EditorAnswer shown = page.tab().show(draft.isEmpty() ? asked : asked.asDraft());
        EditorNotice stale = EditorNotice.bad("notice.stale");
        view.answer(response, asked, shown instanceof EditorAnswer.Page again ? again.with(403, stale) : shown, stale);
    }

    void out(EditorPage page, Editing editing, HttpServletResponse response) throws IOException {
        sessions.end(editing.session());
        view.login(response, 200, page, EditorNotice.good("notice.signed_out"), Map.of());
    }

    /** Everything that was typed, to be sent once more with the key. */
    private static Map<String, String> draft(HttpServletRequest request) {
        Map<String, String> draft = new LinkedHashMap<>();
        if (request.getParameter(TYPED) != null) {
            request.getParameterMap().forEach((name, values) -> draft.put(name, values[0]));
            draft.keySet().removeAll(RESERVED);
        }
        return draft;
    }
}
