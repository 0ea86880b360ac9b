package io.partnerchat.widget;

import io.partnerchat.company.Company;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** The first page of the editor: every setting of the widget, and its history. */
@ApplicationScoped
class SettingsTab implements EditorTab {
    static final String NAME = "settings";
    private static final Logger LOG = System.getLogger(SettingsTab.class.getName());
    private static final int UNPROCESSABLE = 422;

    @Inject
    EditorService service;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public EditorAnswer show(EditorRequest request) {
        return request.draft()
                ? page(request, EditorContent.typed(new EditorForm(request::parameter)))
                : saved(request);
    }

    @Override
    public EditorAnswer act(EditorRequest request) {
        return switch (request.action()) {
            case "save" -> save(request);
            case "revert" -> revert(request);
            case "discard" -> EditorAnswer.done("discarded");
            default -> saved(request);
        };
    }

    private EditorAnswer save(EditorRequest request) {
        Company company = request.company();
        EditorForm form = new EditorForm(request::parameter);
        Optional<WidgetSettingsChange> change = form.change(company.id());
        List<String> origins = form.origins(request.page().siteToKeep());
        if (change.isEmpty() || !form.errors().isEmpty()) {
            return page(request, EditorContent.typed(form)).with(UNPROCESSABLE, EditorNotice.bad("notice.wrong"));
        }
        service.save(company, change.get(), origins, request.who());
        log("settings_changed", request);
        return EditorAnswer.done("saved");
    }

    private EditorAnswer revert(EditorRequest request) {
        try {
            service.revert(request.company(), Long.parseLong(request.text("revert")), request.who());
        } catch (NumberFormatException e) {
            return notReverted(request);
        } catch (ProblemException e) {
            LOG.log(Level.DEBUG, "not reverted: " + e.problem().detail());
            return notReverted(request);
        }
        log("settings_reverted", request);
        return EditorAnswer.done("reverted");
    }

    private EditorAnswer notReverted(EditorRequest request) {
        return saved(request).with(200, EditorNotice.bad("notice.not_reverted"));
    }

    private EditorAnswer.Page saved(EditorRequest request) {
        return page(request, EditorContent.saved(service.read(request.company())));
    }

    private EditorAnswer.Page page(EditorRequest request, EditorContent content) {
        Company company = request.company();
        return EditorAnswer.page(
                NAME,
                content.model(
                        content.errors().isEmpty() ? content.values() : service.read(company),
                        service.history(company),
                        request.times()));
    }

    private static void log(String event, EditorRequest request) {
        LOG.log(Level.INFO, "event=" + event + " company=" + request.company().id() + " by=" + request.who());
    }
}
