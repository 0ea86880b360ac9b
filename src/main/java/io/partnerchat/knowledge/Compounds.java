package io.partnerchat.knowledge;

import java.util.List;
import java.util.Set;

/** Takes words of languages that write compounds as one apart: {@code ruecksendekosten} has {@code kosten} in it. */
final class Compounds {
    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_COMPOUND = 8;
    private static final int LONGEST_JOINT = 2;

    private final boolean compounding;
    private final Set<String> words;

    /** @param words those that it may be put together from */
    Compounds(Language language, Set<String> words) {
        this.compounding = language == Language.DE || language == Language.NL || language == Language.SV;
        this.words = words;
    }

    /** The longest known word that it ends with and what stands before; none of a word that is known itself. */
    List<String> parts(String word) {
        if (!compounding || word.length() < SHORTEST_COMPOUND || words.contains(word)) {
            return List.of();
        }
        for (int start = SHORTEST_PART; start <= word.length() - SHORTEST_PART; start++) {
            if (words.contains(word.substring(start))) {
                return List.of(withoutJoint(word.substring(0, start)), word.substring(start));
            }
        }
        for (int end = word.length() - SHORTEST_PART; end > SHORTEST_PART; end--) {
            if (words.contains(word.substring(0, end))) {
                return List.of(word.substring(0, end), word.substring(end));
            }
        }
        return List.of();
    }

    /** There may be a letter or two between the parts, as in {@code lieferungskosten}. */
    private String withoutJoint(String first) {
        for (int joint = 0; joint <= LONGEST_JOINT && first.length() - joint >= SHORTEST_PART; joint++) {
            String part = first.substring(0, first.length() - joint);
            if (words.contains(part)) {
                return part;
            }
        }
        return first;
    }
}
