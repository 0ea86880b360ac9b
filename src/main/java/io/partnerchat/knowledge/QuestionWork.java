package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Takes one question and its answer in. */
@ApplicationScoped
class QuestionWork implements Work {
    private static final int MOST_TITLE = 500;

    @Inject
    Ingester ingester;

    @Inject
    UnansweredQuestions unanswered;

    @Override
    public JobKind kind() {
        return JobKind.QUESTION;
    }

    @Override
    public void run(JobRun run) {
        run.counts().expect(1);
        run.proceed(JobPhase.READING);
        Job job = run.job();
        String id = job.text("document_id");
        ingester.take(run, List.of(version(id, job.text("question"), job.text("answer"), job.text("url"))), true);
        String asked = job.text("unanswered");
        if (asked != null) {
            unanswered.forget(job.companyId(), Long.parseLong(asked));
        }
    }

    static DocumentVersion version(String id, String question, String answer, String url) {
        String title = DocumentWork.shortened(question.strip().replaceAll("\\s+", " "), MOST_TITLE);
        String source = question.strip() + '\n' + answer.strip();
        return new DocumentVersion(
                Passage.QUESTION,
                id,
                title,
                url,
                null,
                Secrets.hash(String.join("\n", DocumentWork.CUT, url, source)),
                source,
                null,
                null,
                DocumentVersion.pieces(
                        Passage.QUESTION, id, title, url, null, Chunker.ofQuestion(question, answer), Map.of()));
    }
}
