package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.widget.EditorAnswer;
import io.partnerchat.widget.EditorNotice;
import io.partnerchat.widget.EditorRequest;
import io.partnerchat.widget.EditorTab;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The editor's Knowledge tab: bring knowledge in, see it being learned, try it, answer what visitors asked in vain. */
@ApplicationScoped
class KnowledgePage implements EditorTab {
    private static final Logger LOG = System.getLogger(KnowledgePage.class.getName());
    /** A single question is learned faster than that, unless a vendor is down. */
    private static final Duration LEARNING = Duration.ofSeconds(3);

    private static final int UNPROCESSABLE = 422;

    @Inject
    KnowledgeModel model;

    @Inject
    KnowledgeForms forms;

    @Inject
    DocumentService documents;

    @Inject
    IngestService ingest;

    @Inject
    JobService jobs;

    @Inject
    UnansweredQuestions unanswered;

    @Override
    public String name() {
        return "knowledge";
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public EditorAnswer show(EditorRequest request) {
        String typedInto = request.draft() ? request.text("form") : "";
        KnowledgeForm form =
                KnowledgeForms.knows(typedInto) ? KnowledgeForms.typed(typedInto, request) : KnowledgeForm.NONE;
        return page(request, form);
    }

    @Override
    public EditorAnswer act(EditorRequest request) {
        String action = request.action();
        try {
            return switch (action) {
                case "delete" -> delete(request);
                case "cancel" -> cancel(request);
                case "forget" -> forget(request);
                case "change" -> change(request);
                default -> KnowledgeForms.knows(action) ? submit(action, request) : show(request);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EditorAnswer submit(String name, EditorRequest request) throws IOException {
        KnowledgeForms.Outcome outcome = forms.submit(name, request);
        if (outcome.job().isEmpty()) {
            return page(request, outcome.form()).with(UNPROCESSABLE, EditorNotice.bad("notice.knowledge_wrong"));
        }
        log("knowledge_" + name, request);
        boolean question = name.equals(KnowledgeForms.QUESTION) || name.equals(KnowledgeForms.ANSWER);
        if (question && learned(request.company(), outcome.job().get().id())) {
            // with the question as the one that is tried: the new answer is seen at once
            return EditorAnswer.done("learned").keeping("q");
        }
        return EditorAnswer.done("learning");
    }

    private boolean learned(Company company, String jobId) {
        long end = System.nanoTime() + LEARNING.toNanos();
        while (System.nanoTime() < end) {
            if (jobs.view(company.id(), jobId).phase().equals(JobPhase.DONE.word())) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return false;
    }

    private EditorAnswer delete(EditorRequest request) {
        String kind = request.text("of");
        String id = request.parameter("id");
        if (!DocumentsResource.KINDS.contains(kind) || id == null) {
            return show(request);
        }
        try {
            if (!request.text("sure").equals("yes")) {
                DocumentView doomed =
                        documents.get(request.company().id(), kind, id).document();
                Map<String, Object> asking = model.of(request, KnowledgeForm.NONE);
                asking.put("doomed", doomed);
                return EditorAnswer.page(name(), asking);
            }
            ingest.delete(request.company(), kind, id);
            log("knowledge_deleted", request);
        } catch (ProblemException e) {
            return gone(request, e);
        }
        return EditorAnswer.done("deleted").keeping("kind");
    }

    private EditorAnswer cancel(EditorRequest request) {
        try {
            jobs.cancel(request.company().id(), request.text("job"));
        } catch (ProblemException e) {
            return gone(request, e);
        }
        return EditorAnswer.done("stopped");
    }

    private EditorAnswer forget(EditorRequest request) {
        unanswered.forget(request.company().id(), UnansweredResource.number(request.text("id")));
        return EditorAnswer.done("forgotten");
    }

    /** A question with its answer, in the form again. */
    private EditorAnswer change(EditorRequest request) {
        try {
            DocumentView.Whole whole =
                    documents.get(request.company().id(), Passage.QUESTION, String.valueOf(request.parameter("id")));
            String[] lines = String.valueOf(whole.text()).split("\n", 2);
            Map<String, String> typed =
                    Map.of("id", whole.document().id(), "q", lines[0], "answer", lines.length < 2 ? "" : lines[1]);
            return page(request, KnowledgeForm.typed(KnowledgeForms.QUESTION, typed));
        } catch (ProblemException e) {
            return gone(request, e);
        }
    }

    private EditorAnswer gone(EditorRequest request, ProblemException reason) {
        LOG.log(Level.DEBUG, "not there: " + reason.problem().detail());
        return page(request, KnowledgeForm.NONE).with(200, EditorNotice.bad("notice.gone"));
    }

    private EditorAnswer.Page page(EditorRequest request, KnowledgeForm form) {
        return EditorAnswer.page(name(), model.of(request, form));
    }

    private static void log(String event, EditorRequest request) {
        LOG.log(Level.INFO, "event=" + event + " company=" + request.company().id() + " by=" + request.who());
    }
}
