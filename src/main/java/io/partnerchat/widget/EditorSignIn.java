package io.partnerchat.widget;

import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The way into the editor, and back into it when a session has run out; what was typed comes along. */
@ApplicationScoped
class EditorSignIn {
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    EditorAccess access;

    @Inject
    EditorService service;

    @Inject
    EditorView view;

    /** Looks at the key that was given. */
    void signIn(EditorPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> draft = EditorForm.draft(request::getParameter);
        try {
            Optional<Editing> editing = access.signIn(page.company(), request.getParameter("key"));
            if (editing.isEmpty()) {
                view.login(response, 403, page, EditorNotice.bad("notice.wrong_key"), draft);
            } else if (draft.isEmpty()) {
                view.editor(response, 200, page, editing.get(), saved(page, null));
            } else {
                EditorContent typed =
                        EditorContent.typed(new EditorForm(request::getParameter), EditorNotice.bad("notice.draft"));
                view.editor(response, 200, page, editing.get(), typed);
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
        Map<String, String> draft = EditorForm.draft(request::getParameter);
        if (!page.open()) {
            view.login(response, 403, page, EditorNotice.bad("notice.ended"), draft);
        } else if (draft.isEmpty()) {
            view.editor(
                    response, 403, page, access.visitor(page.company()), saved(page, EditorNotice.bad("notice.stale")));
        } else {
            EditorContent typed =
                    EditorContent.typed(new EditorForm(request::getParameter), EditorNotice.bad("notice.stale"));
            view.editor(response, 403, page, access.visitor(page.company()), typed);
        }
    }

    private EditorContent saved(EditorPage page, EditorNotice notice) {
        return EditorContent.saved(service.read(page.company()), notice);
    }
}
