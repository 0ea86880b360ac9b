package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the search on labelled questions. The numbers in {@link Weights} and the word lists were made with one set of
 * questions of a made-up shop; the other, in other styles, decides whether they hold. Another set is measured with
 * {@code mvn test -Dtest=RetrievalEvaluationTest -Deval.passages=FILE -Deval.questions=FILE}; with
 * {@code -Deval.embeddings=BASE_URL -Deval.model=NAME -Deval.least=SCORE} the search by meaning uses real vectors.
 */
class RetrievalEvaluationTest {
    private static final System.Logger LOG = System.getLogger(RetrievalEvaluationTest.class.getName());
    private static final Path OWN = Path.of("src/test/resources/evaluation");

    @TempDir
    Path directory;

    @Test
    void wordsAloneFindThePassageAndRefuseTheRestOnQuestionsThatWereNotTunedOn() throws IOException {
        LabelledSet tuned = LabelledSet.read(OWN.resolve("passages.json"), OWN.resolve("tuning.jsonl"));
        LabelledSet held = LabelledSet.read(OWN.resolve("passages.json"), OWN.resolve("held-out.jsonl"));
        try (EvaluatedIndex index = new EvaluatedIndex(directory, tuned.passages(), embedder())) {
            report("tuned on: ", tuned, index);
            Evaluation words = report("held out: ", held, index);
            // a floor somewhat below what is measured now
            assertTrue(words.recall3() >= 0.87, words.missed().toString());
            assertTrue(words.refused() >= 0.9, words.missed().toString());
        }
    }

    @Test
    void anotherSetIsMeasuredWhenItsFilesAreNamed() throws IOException {
        String passages = System.getProperty("eval.passages");
        String questions = System.getProperty("eval.questions");
        assumeTrue(passages != null && questions != null, "eval.passages and eval.questions name the files");
        LabelledSet set = LabelledSet.read(Path.of(passages), Path.of(questions));
        try (EvaluatedIndex index = new EvaluatedIndex(directory, set.passages(), embedder())) {
            Evaluation words = report("", set, index);
            LOG.log(Level.INFO, "not found, or not refused:\n" + String.join("\n", words.missed()));
        }
    }

    private static Embedder embedder() {
        String url = System.getProperty("eval.embeddings");
        return url == null
                ? new HashingEmbedder()
                : new VendorEmbedder(
                        url,
                        System.getProperty("eval.model", "text-embedding-3-small"),
                        Double.parseDouble(System.getProperty("eval.least", "0.3")));
    }

    private static Evaluation report(String name, LabelledSet set, EvaluatedIndex index) {
        Evaluation words = Evaluation.of(set, index::words);
        LOG.log(Level.INFO, words.line(name + "words"));
        LOG.log(Level.INFO, Evaluation.of(set, index::meaning).line(name + "meaning"));
        LOG.log(Level.INFO, Evaluation.of(set, index::fused).line(name + "fused"));
        return words;
    }
}
