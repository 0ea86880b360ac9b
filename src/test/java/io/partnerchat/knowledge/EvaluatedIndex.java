package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Both halves of the search over a labelled set, without container and vendors. */
final class EvaluatedIndex implements AutoCloseable {
    private static final int TOP_K = 5;
    private static final double ALIKE = 0.3;

    private final IndexFiles files;
    private final KeywordIndex index;
    private final List<Passage> passages;
    private final Map<String, float[]> vectors = new HashMap<>();

    EvaluatedIndex(Path directory, List<Passage> passages) throws IOException {
        this.files = IndexFiles.in(directory);
        this.index = files.build(new Lexicons(), passages::forEach);
        this.passages = passages;
        passages.forEach(passage -> vectors.put(passage.id(), HashingEmbedder.vector(passage.text())));
    }

    List<Hit> words(String question) {
        return NearDuplicates.without(words(question, Weights.LEAST), TOP_K);
    }

    List<Hit> words(String question, double least) {
        try {
            return index.search(index.asked(question), 2 * TOP_K, least);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stand-in for the vendor's: near when the same letters stand together. */
    List<Hit> meaning(String question) {
        float[] asked = HashingEmbedder.vector(question);
        return passages.stream()
                .map(passage -> new Hit(passage, HashingEmbedder.cosine(asked, vectors.get(passage.id())), Hit.MEANING))
                .filter(hit -> hit.score() >= ALIKE)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(TOP_K)
                .toList();
    }

    List<Hit> fused(String question) {
        return RankFusion.fuse(meaning(question), words(question, Weights.LEAST), TOP_K);
    }

    String units(String question) {
        return index.asked(question).toString();
    }

    @Override
    public void close() throws IOException {
        index.close();
        files.close();
    }
}
