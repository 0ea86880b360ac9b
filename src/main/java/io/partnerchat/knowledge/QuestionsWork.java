package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.SourceException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes many questions in at once. The list is read to its end before anything is changed. */
@ApplicationScoped
class QuestionsWork implements Work {
    @Inject
    Payloads payloads;

    @Inject
    Ingester ingester;

    @Inject
    DocumentService documents;

    private final int most = KnowledgeConfig.of(Settings.ofServer()).questions();
    private final ReadLimits limits = ReadLimits.of(Settings.ofServer());

    @Override
    public JobKind kind() {
        return JobKind.QUESTIONS;
    }

    @Override
    public void run(JobRun run) throws IOException {
        run.proceed(JobPhase.READING);
        QuestionList list = read(run.job());
        list.errors().forEach(run.counts()::failed);
        if (list.entries().isEmpty()) {
            throw new SourceException(
                    Reason.EMPTY, "There is no question with an answer in it that can be used; nothing was changed.");
        }
        run.counts().expect(list.entries().size() + list.errors().size());
        KnownDocuments known = documents.known(run.job().companyId(), Passage.QUESTION);
        Intake intake = ingester.open(run, known);
        try {
            for (QuestionList.Entry entry : list.entries()) {
                DocumentVersion version =
                        QuestionWork.version(entry.id(), entry.question(), entry.answer(), entry.url());
                if (!intake.isAsItWas(version.prefix(), version.hash())) {
                    intake.add(version);
                }
            }
            intake.finish();
        } finally {
            intake.stop();
        }
        documents.tell(run.job().companyId());
    }

    private QuestionList read(Job job) throws IOException {
        Path file = payloads.toFile(job);
        try {
            return QuestionList.read(file, most, ReadClock.start(limits.time()));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
