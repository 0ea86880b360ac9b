package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reciprocal rank fusion: two rankings become one, without comparing their scores, which mean different things. */
final class RankFusion {
    /** The constant of the method's paper (Cormack, Clarke and Büttcher, 2009). */
    private static final int K = 60;

    private record Ranked(Hit hit, double sum) {}

    private RankFusion() {}

    /** Of passages that say the same only the best is kept. */
    static List<Hit> fuse(List<Hit> byMeaning, List<Hit> byWords, int limit) {
        Map<String, Ranked> ranked = new LinkedHashMap<>();
        for (List<Hit> ranking : List.of(byMeaning, byWords)) {
            for (int rank = 0; rank < ranking.size(); rank++) {
                double part = 1.0 / (K + rank + 1);
                ranked.merge(ranking.get(rank).passage().id(), new Ranked(ranking.get(rank), part), RankFusion::both);
            }
        }
        List<Ranked> order = new ArrayList<>(ranked.values());
        order.sort(Comparator.comparingDouble(Ranked::sum).reversed());
        return NearDuplicates.without(order.stream().map(Ranked::hit).toList(), limit);
    }

    private static Ranked both(Ranked meaning, Ranked words) {
        Hit hit = new Hit(words.hit.passage(), Math.max(meaning.hit.score(), words.hit.score()), Hit.BOTH);
        return new Ranked(hit, meaning.sum + words.sum);
    }
}
