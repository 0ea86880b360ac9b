package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the search on labelled questions. The numbers in {@link Weights} were found on one half of the questions of a
 * made-up shop; the other half decides whether they hold. Another set is measured with
 * {@code mvn test -Dtest=RetrievalEvaluationTest -Deval.passages=FILE -Deval.questions=FILE}.
 */
class RetrievalEvaluationTest {
    private static final System.Logger LOG = System.getLogger(RetrievalEvaluationTest.class.getName());
    private static final Path OWN = Path.of("src/test/resources/evaluation");

    @TempDir
    Path directory;

    @Test
    void wordsAloneFindThePassageAndRefuseTheRestOnQuestionsThatWereNotTunedOn() throws IOException {
        LabelledSet own = LabelledSet.read(OWN.resolve("passages.json"), OWN.resolve("questions.jsonl"));
        try (EvaluatedIndex index = new EvaluatedIndex(directory, own.passages())) {
            report("tuned on: ", own.half(0), index);
            Evaluation words = report("held out: ", own.half(1), index);
            // a floor below what is measured now; the aims are 0.90 and 0.85
            assertTrue(words.recall3() >= 0.78, words.missed().toString());
            assertTrue(words.refused() >= 0.78, words.missed().toString());
        }
    }

    @Test
    void anotherSetIsMeasuredWhenItsFilesAreNamed() throws IOException {
        String passages = System.getProperty("eval.passages");
        String questions = System.getProperty("eval.questions");
        assumeTrue(passages != null && questions != null, "eval.passages and eval.questions name the files");
        LabelledSet set = LabelledSet.read(Path.of(passages), Path.of(questions));
        try (EvaluatedIndex index = new EvaluatedIndex(directory, set.passages())) {
            Evaluation words = report("", set, index);
            LOG.log(Level.INFO, "not found, or not refused:\n" + String.join("\n", words.missed()));
        }
    }

    private static Evaluation report(String name, LabelledSet set, EvaluatedIndex index) {
        Evaluation words = Evaluation.of(set, index::words);
        LOG.log(Level.INFO, words.line(name + "words"));
        LOG.log(Level.INFO, Evaluation.of(set, index::meaning).line(name + "meaning (stand-in)"));
        LOG.log(Level.INFO, Evaluation.of(set, index::fused).line(name + "fused"));
        return words;
    }
}
