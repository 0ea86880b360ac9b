package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Both halves of the search over a labelled set, without a container. */
final class EvaluatedIndex implements AutoCloseable {
    private static final int TOP_K = 5;

    private final IndexFiles files;
    private final KeywordIndex index;
    private final List<Passage> passages;
    private final Embedder embedder;
    private final List<float[]> vectors;
    private final Map<String, float[]> askedVectors = new HashMap<>();

    EvaluatedIndex(Path directory, List<Passage> passages, Embedder embedder) throws IOException {
        this.files = IndexFiles.in(SearchFixtures.config(directory));
        this.index = files.folder("one", Lexicons.shared()).build(new PassageTimes(new long[0], new long[0]), rows -> {
            for (int i = 0; i < passages.size(); i++) {
                rows.accept(new PassageRow(i + 1, passages.get(i)));
            }
        });
        this.passages = passages;
        this.embedder = embedder;
        this.vectors = embedder.vectors(passages.stream().map(Passage::text).toList());
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

    List<Hit> meaning(String question) {
        float[] vector = askedVectors.computeIfAbsent(
                question, text -> embedder.vectors(List.of(text)).get(0));
        return IntStream.range(0, passages.size())
                .mapToObj(i -> new Hit(passages.get(i), Embedder.cosine(vector, vectors.get(i)), Hit.MEANING))
                .filter(hit -> hit.score() >= embedder.least())
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(TOP_K)
                .toList();
    }

    List<Hit> fused(String question) {
        return RankFusion.fuse(meaning(question), words(question, Weights.LEAST), TOP_K);
    }

    Asked asked(String question) {
        return index.asked(question);
    }

    @Override
    public void close() throws IOException {
        index.close();
        files.close();
    }
}
