package io.partnerchat.widget;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.problem.DatabaseOutage;
import io.partnerchat.problem.FailureLog;
import io.partnerchat.web.PageServlet;
import io.partnerchat.web.RequestId;
import io.partnerchat.web.RequestOrigin;
import io.partnerchat.web.Views;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /widget/{companyId}/{tab}}: the editor, made to live in a frame of the widget. Works without JavaScript. Finds
 * company and tab, lets nobody in who may not, and leaves the rest to the {@link EditorTab}.
 */
@WebServlet("/widget/*")
@MultipartConfig(
        maxFileSize = EditorFrame.MAX_UPLOAD,
        maxRequestSize = EditorFrame.MAX_UPLOAD + EditorFrame.MAX_FIELDS,
        fileSizeThreshold = 64 * 1024)
public class EditorFrame extends PageServlet {
    /** In bytes; a tab may take less. */
    static final long MAX_UPLOAD = 100L * 1024 * 1024;

    static final long MAX_FIELDS = 2L * 1024 * 1024;

    @Inject
    Companies companies;

    @Inject
    EditorTabs tabs;

    @Inject
    EditorAccess access;

    @Inject
    EditorSignIn signIn;

    @Inject
    EditorView view;

    @Inject
    EditorFiles files;

    public EditorFrame() {
        super("GET", "HEAD", "POST");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            super.service(request, response);
        } catch (RuntimeException e) {
            if (DatabaseOutage.in(e).isEmpty()) {
                throw e;
            }
            FailureLog.write(DatabaseOutage.problem(), RequestId.of(request), e);
            view.unavailable(response, Views.locale(request));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (files.send(path, request, response)) {
            return;
        }
        Optional<EditorPage> found = page(request, response);
        if (found.isEmpty()) {
            return;
        }
        EditorPage page = found.get();
        Optional<Editing> editing = page.open()
                ? Optional.of(access.visitor(page.company()))
                : access.resume(page.company(), EditorCookie.read(request));
        if (editing.isPresent()) {
            EditorRequest asked = EditorRequest.of(page, editing.get(), request);
            view.answer(response, asked, page.tab().show(asked), view.done(asked));
        } else {
            view.login(response, HttpServletResponse.SC_OK, page, null, Map.of());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        if (!RequestOrigin.isOwnForm(request)) {
            view.message(response, HttpServletResponse.SC_FORBIDDEN, Views.locale(request), "message.foreign_form");
            return;
        }
        if (!isReadable(request)) {
            view.message(response, 413, Views.locale(request), "message.too_large");
            return;
        }
        Optional<EditorPage> page = page(request, response);
        if (page.isPresent()) {
            perform(page.get(), request, response);
        }
    }

    private void perform(EditorPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String action = request.getParameter("action");
        if ("login".equals(action) && !page.open()) {
            signIn.signIn(page, request, response);
            return;
        }
        Optional<Editing> editing = access.resume(page.company(), request.getParameter("token"));
        if (editing.isEmpty()) {
            signIn.expired(page, request, response);
        } else if ("logout".equals(action)) {
            signIn.out(page, editing.get(), response);
        } else {
            EditorRequest asked = EditorRequest.of(page, editing.get(), request);
            boolean show = action == null || action.equals("show");
            view.answer(
                    response, asked, show ? page.tab().show(asked) : page.tab().act(asked), null);
        }
    }

    /** The container refuses a form that is too large by an exception from whoever asks for a field first. */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameter("action");
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Empty when the answer is written already: no such company or tab, or a site that may not show the editor. */
    private Optional<EditorPage> page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        int slash = path.lastIndexOf('/');
        Optional<Company> company = slash > 0 ? companies.find(path.substring(1, slash)) : Optional.empty();
        Optional<EditorTab> tab = tabs.find(path.substring(slash + 1));
        if (company.isEmpty() || tab.isEmpty()) {
            view.message(response, HttpServletResponse.SC_NOT_FOUND, Views.locale(request), "message.unknown");
            return Optional.empty();
        }
        EditorPage page = EditorPage.of(company.get(), tab.get(), request);
        if (page.isForeign()) {
            view.message(response, HttpServletResponse.SC_FORBIDDEN, Views.locale(request), "message.foreign_site");
            return Optional.empty();
        }
        return Optional.of(page);
    }
}
