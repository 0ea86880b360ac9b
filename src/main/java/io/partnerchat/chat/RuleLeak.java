package io.partnerchat.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Notices an answer that repeats our rules, and ends it there. While an answer follows the wording of the rules for some
 * words it is held back; when it goes on to follow them it is a leak, and our own sentence takes its place. One for each
 * answer.
 */
final class RuleLeak implements TextFilter {
    private static final int SUSPICIOUS_WORDS = 3;
    private static final int LEAKED_WORDS = 8;
    /** The words of the rules, in their order; null between two pieces that do not belong together. */
    private static final List<String> RULES = words(Prompt.RULES);

    private static final Map<String, List<Integer>> PLACES = places();

    private final String instead;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    /** The places in the rules at which the last words of the answer end, and how many words fit there. */
    private Map<Integer, Integer> fitting = Map.of();

    private boolean leaked;

    /** @param instead what the visitor reads in place of our rules */
    RuleLeak(String instead) {
        this.instead = instead;
    }

    private static List<String> words(String rules) {
        List<String> words = new ArrayList<>();
        // what stands at a placeholder is different for each company
        for (String piece : rules.split("%\\d\\$s", -1)) {
            for (String word : piece.split("[^\\p{L}\\p{N}]+", -1)) {
                if (!word.isEmpty()) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
            words.add(null);
        }
        return words;
    }

    private static Map<String, List<Integer>> places() {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < RULES.size(); i++) {
            if (RULES.get(i) != null) {
                places.computeIfAbsent(RULES.get(i), word -> new ArrayList<>()).add(i);
            }
        }
        return places;
    }

    /** Whether the rest of the answer is not worth waiting for. */
    boolean leaked() {
        return leaked;
    }

    @Override
    public String push(String delta) {
        for (int i = 0; i < delta.length() && !leaked; i++) {
            char c = delta.charAt(i);
            held.append(c);
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else {
                endOfWord();
            }
        }
        return leaked || longestFit() >= SUSPICIOUS_WORDS ? "" : release();
    }

    @Override
    public String end() {
        endOfWord();
        return leaked ? instead : release();
    }

    private String release() {
        String text = held.toString();
        held.setLength(0);
        return text;
    }

    private void endOfWord() {
        if (word.isEmpty()) {
            return;
        }
        List<Integer> places = PLACES.getOrDefault(word.toString().toLowerCase(Locale.ROOT), List.of());
        Map<Integer, Integer> next = places.isEmpty() ? Map.of() : new HashMap<>();
        for (int place : places) {
            next.put(place, fitting.getOrDefault(place - 1, 0) + 1);
        }
        fitting = next;
        word.setLength(0);
        leaked = leaked || longestFit() >= LEAKED_WORDS;
    }

    private int longestFit() {
        int longest = 0;
        for (int fit : fitting.values()) {
            longest = Math.max(longest, fit);
        }
        return longest;
    }
}
