package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a question asks about, as it is found; how much each part of it weighs is known when all of them are. */
final class QuestionUnits {
    private static final int MOST_UNITS = 40;
    private static final int MOST_WAYS = 24;

    private final IndexTerms terms;
    private final TermLists lists;
    private final Map<String, QueryUnit> units = new LinkedHashMap<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> strange = new HashSet<>();
    private boolean hasMatter;
    private double matters;

    QuestionUnits(IndexTerms terms, TermLists lists) {
        this.terms = terms;
        this.lists = lists;
    }

    /** It is what a shop may sell. */
    void thing(String name) {
        things.add(name);
    }

    /** Shops have nothing to do with it. */
    void foreign(String name) {
        foreign.add(name);
    }

    /** Neither a passage nor a word list has it. */
    void strange(String name) {
        strange.add(name);
    }

    /** It is what a visitor wants. */
    void matter(String name) {
        hasMatter = true;
        matters += units.get(name).known() ? units.get(name).weight() : 0;
    }

    /** Ways that no passage has are left out, so that what is left is what the search has to look at. */
    void add(String name, List<Way> ways, double weight) {
        List<Way> present = new ArrayList<>(ways.size());
        int frequency = 0;
        for (Way way : ways) {
            int in = frequency(way);
            if (in > 0 && present.size() < MOST_WAYS) {
                present.add(way);
                frequency = Math.max(frequency, in);
            }
        }
        present.sort(Comparator.comparingDouble(Way::quality).reversed());
        double rarity = present.isEmpty() ? 1 : Weights.FLOOR + (1 - Weights.FLOOR) * terms.rarity(frequency);
        units.putIfAbsent(name, new QueryUnit(name, weight * rarity, !present.isEmpty(), present));
    }

    /** How many passages can at most have all the terms. */
    int frequency(Way way) {
        int least = Integer.MAX_VALUE;
        for (String term : way.terms()) {
            least = Math.min(least, lists.frequency(term));
        }
        return least;
    }

    /** What matters most comes first. */
    List<QueryUnit> heaviest() {
        List<QueryUnit> heaviest = new ArrayList<>(units.size());
        int said = 0;
        for (QueryUnit unit : units.values()) {
            said += unit.weight() > Weights.LIGHT ? 1 : 0;
        }
        for (QueryUnit unit : units.values()) {
            heaviest.add(weighed(unit, said));
        }
        heaviest.sort(Comparator.comparingDouble(QueryUnit::weight).reversed());
        return heaviest.subList(0, Math.min(MOST_UNITS, heaviest.size()));
    }

    private QueryUnit weighed(QueryUnit unit, int said) {
        if (hasMatter && things.contains(unit.name())) {
            return unit.times(Weights.THING);
        }
        boolean story = said > Weights.SHORT;
        if (foreign.contains(unit.name())) {
            return unit.times(
                    matters > Weights.FOREIGN_MATTERS ? Weights.FOREIGN_BESIDE : story ? Weights.FOREIGN_IN_STORY : 1);
        }
        return story && !unit.known() && strange.contains(unit.name()) ? unit.times(Weights.IN_STORY) : unit;
    }
}
