package io.partnerchat.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reciprocal rank fusion: two rankings become one, without comparing their scores, which mean different things. */
final class RankFusion {
    /** The constant of the method's paper (Cormack, Clarke and Büttcher, 2009). */
    private static final int K = 60;

    private RankFusion() {}

    static List<Passage> fuse(List<Passage> one, List<Passage> other, int limit) {
        Map<String, Passage> passages = new LinkedHashMap<>();
        Map<String, Double> scores = new HashMap<>();
        for (List<Passage> ranking : List.of(one, other)) {
            for (int rank = 0; rank < ranking.size(); rank++) {
                Passage passage = ranking.get(rank);
                passages.putIfAbsent(passage.id(), passage);
                scores.merge(passage.id(), 1.0 / (K + rank + 1), Double::sum);
            }
        }
        return passages.values().stream()
                .sorted(Comparator.comparingDouble((Passage passage) -> scores.get(passage.id()))
                        .reversed())
                .limit(limit)
                .toList();
    }
}
