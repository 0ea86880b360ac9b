package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How well a search finds what is expected.
 *
 * @param recall1 share of the questions in scope whose passage is among the first one; {@code recall3} the first three, {@code recall5} five
 * @param mrr mean of one divided by the place of the passage
 * @param refused share of the questions out of scope for which nothing was found
 */
record Evaluation(double recall1, double recall3, double recall5, double mrr, double refused, List<String> missed) {
    static Evaluation of(LabelledSet set, Function<String, List<Hit>> search) {
        Map<String, Passage> byId = set.passages().stream().collect(Collectors.toMap(Passage::id, Function.identity()));
        double[] at = new double[6];
        double mrr = 0;
        double refused = 0;
        List<String> missed = new ArrayList<>();
        for (LabelledSet.Labelled question : set.questions()) {
            List<Hit> hits = search.apply(question.text());
            int place = place(hits, question, byId);
            if (!question.inScope()) {
                refused += hits.isEmpty() ? 1 : 0;
                place = hits.isEmpty() ? 1 : 99;
            } else {
                mrr += place > 0 ? 1.0 / place : 0;
                for (int k = Math.max(place, 1); place > 0 && k <= 5; k++) {
                    at[k]++;
                }
            }
            if (place == 0 || place > 3) {
                missed.add(question.expected() + " <- " + question.text() + " -> " + shown(hits));
            }
        }
        double inScope =
                set.questions().stream().filter(LabelledSet.Labelled::inScope).count();
        double outside = set.questions().size() - inScope;
        return new Evaluation(
                at[1] / inScope, at[3] / inScope, at[5] / inScope, mrr / inScope, refused / outside, missed);
    }

    /** The place of the first hit that is expected or says the same; 0 when there is none. */
    private static int place(List<Hit> hits, LabelledSet.Labelled question, Map<String, Passage> byId) {
        for (int i = 0; i < hits.size(); i++) {
            Passage hit = hits.get(i).passage();
            if (question.expected().contains(hit.id())
                    || question.expected().stream()
                            .anyMatch(id -> byId.containsKey(id) && NearDuplicates.alike(hit, byId.get(id)))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String shown(List<Hit> hits) {
        return hits.stream()
                .limit(3)
                .map(hit -> String.format(Locale.ROOT, "%s %.2f", hit.passage().id(), hit.score()))
                .collect(Collectors.joining(", "));
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-22s recall@1 %.3f  @3 %.3f  @5 %.3f  MRR %.3f  refused %.3f",
                name,
                recall1,
                recall3,
                recall5,
                mrr,
                refused);
    }
}
