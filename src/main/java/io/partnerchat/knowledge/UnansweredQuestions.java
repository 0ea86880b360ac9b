package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** What visitors asked in vain, counted, so that the partner sees what its bot should know. */
@Stateless
public class UnansweredQuestions {
    private static final int MOST_CHARACTERS = 1_000;

    @Inject
    UnansweredStore store;

    private int kept;

    @PostConstruct
    void configure() {
        kept = KnowledgeConfig.of(Settings.ofServer()).unanswered();
    }

    /** Counts a question; one without a word to look for is none. Waits for the database. */
    public void record(String companyId, String question) {
        String text = DocumentWork.shortened(question.strip(), MOST_CHARACTERS);
        String key = key(text);
        if (!key.isEmpty()) {
            store.count(companyId, Secrets.hash(key), text, System.currentTimeMillis());
            store.beyond(companyId, kept).forEach(id -> store.delete(companyId, id));
        }
    }

    public List<UnansweredQuestion> most(String companyId, int limit) {
        return store.most(companyId, limit).stream()
                .map(UnansweredEntity::toView)
                .toList();
    }

    public String question(String companyId, long id) {
        return store.find(companyId, id).map(UnansweredEntity::question).orElseThrow(UnansweredQuestions::unknown);
    }

    /** It is answered now, or not worth an answer. */
    public boolean forget(String companyId, long id) {
        return store.delete(companyId, id) > 0;
    }

    static ProblemException unknown() {
        return new ProblemException(Problem.of(404, "There is no such question."));
    }

    /** The words that matter, in an order of their own: two questions with the same ones ask the same. */
    static String key(String question) {
        return String.join(" ", QuestionWords.of(question, Lexicons.shared()));
    }
}
