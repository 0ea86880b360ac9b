package io.partnerchat.knowledge;

import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.EditorRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the Knowledge tab shows. */
@ApplicationScoped
class KnowledgeModel {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_QUESTION = 1_000;
    private static final int JOBS = 8;
    private static final int DOCUMENTS = 20;
    private static final int UNANSWERED = 20;

    @Inject
    KnowledgeService knowledge;

    @Inject
    DocumentService documents;

    @Inject
    JobService jobs;

    @Inject
    UnansweredQuestions unanswered;

    /** The lists, the form that is open, and the question that is tried. */
    Map<String, Object> of(EditorRequest request, KnowledgeForm form) {
        String companyId = request.company().id();
        Map<String, Object> model = new HashMap<>();
        String kind = DocumentsResource.KINDS.contains(request.text("kind")) ? request.text("kind") : "";
        long after = after(request.text("after"));
        DocumentView.Listing listing =
                documents.page(companyId, kind.isEmpty() ? DocumentsResource.KINDS : List.of(kind), after, DOCUMENTS);
        List<JobLine> lines = jobs.page(companyId, Long.MAX_VALUE, JOBS).jobs().stream()
                .map(JobLine::new)
                .toList();
        model.put("form", form);
        model.put("documents", listing.documents());
        model.put("next", listing.next() == null ? "" : listing.next().toString());
        model.put("kind", kind);
        model.put("kinds", DocumentsResource.KINDS);
        model.put("after", after);
        model.put("jobs", lines);
        model.put("working", lines.stream().anyMatch(line -> !line.over()));
        model.put("unanswered", unanswered.most(companyId, UNANSWERED));
        model.put("site", Optional.ofNullable(request.company().website()).orElse(""));
        model.put("trial", form.isOpen("") ? trial(request) : Optional.empty());
        return model;
    }

    /** What the bot makes of a question; nothing when none is tried. */
    private Optional<Trial> trial(EditorRequest request) {
        String question = PlainText.cut(request.text("q"), MOST_QUESTION);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        CallScope scope = CallScope.within(PATIENCE);
        return Optional.of(knowledge
                .attempt(request.company(), question, scope)
                .toCompletableFuture()
                .completeOnTimeout(
                        new Trial(question, List.of(), Optional.empty()), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    private static long after(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
