package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to say an idea.
 *
 * @param parts runs of stems in their order; between two runs there may be a few other words, as in {@code send it back}
 */
record Saying(String idea, List<List<String>> parts, Kind kind) {
    /** What an idea says about a question. */
    enum Kind {
        /** What a visitor wants. */
        MATTER,
        /** What a shop may sell: where a question has a matter too, mostly what it is about just now. */
        THING,
        /** In so many passages of any shop that it says little alone. */
        GENERIC,
        /** Shops have nothing to do with it: only a passage that has the very words answers. */
        FOREIGN
    }

    private static final int LONGEST_GAP = 3;

    String first() {
        return parts.get(0).get(0);
    }

    int length() {
        int length = 0;
        for (List<String> part : parts) {
            length += part.size();
        }
        return length;
    }

    /** The places of its words in a text when its first word is at the given one; none when it is not said there. */
    List<Integer> places(List<String> stems, int place) {
        if (parts.size() == 1) {
            return isAt(parts.get(0), stems, place) ? upFrom(place, parts.get(0).size()) : List.of();
        }
        List<Integer> places = new ArrayList<>(length());
        int from = place;
        for (int part = 0; part < parts.size(); part++) {
            List<String> run = parts.get(part);
            int at = find(run, stems, from, part == 0 ? 0 : LONGEST_GAP);
            if (at < 0) {
                return List.of();
            }
            for (int i = 0; i < run.size(); i++) {
                places.add(at + i);
            }
            from = at + run.size();
        }
        return places;
    }

    private static List<Integer> upFrom(int place, int count) {
        List<Integer> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(place + i);
        }
        return places;
    }

    private static int find(List<String> run, List<String> stems, int from, int gap) {
        for (int at = from; at <= from + gap && at + run.size() <= stems.size(); at++) {
            if (isAt(run, stems, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(List<String> run, List<String> stems, int place) {
        if (place + run.size() > stems.size()) {
            return false;
        }
        for (int i = run.size() - 1; i >= 0; i--) {
            if (!run.get(i).equals(stems.get(place + i))) {
                return false;
            }
        }
        return true;
    }
}
