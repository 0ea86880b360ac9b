package io.partnerchat.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** What a passage says about a question, word for word. */
final class Excerpt {
    private static final int MOST_CHARACTERS = 700;
    private static final int MOST_SENTENCES = 3;
    /** A text this short is not cut: it is likely one thought. */
    private static final int SHORT = 280;

    private Excerpt() {}

    /**
     * The answer, when the passage is a question and its answer; else the sentences that have most of the question.
     *
     * @return works it out when it is asked, and keeps the question only when it will need it
     */
    static Supplier<String> of(Passage passage, Lexicons lexicons, List<QueryUnit> units) {
        String body = PassageDocument.body(passage);
        boolean answer = PassageDocument.question(passage) != null;
        return answer || body.length() <= SHORT ? () -> fitting(body) : () -> about(units, passage, body, lexicons);
    }

    private static String about(List<QueryUnit> units, Passage passage, String body, Lexicons lexicons) {
        Language language = KeywordIndex.language(passage, lexicons);
        TextTerms terms = new TextTerms(language, lexicons);
        List<String> sentences = sentences(body, language);
        int best = 0;
        double most = 0;
        for (int i = 0; i < sentences.size(); i++) {
            double score = score(sentences.get(i), terms, units);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        if (most == 0) {
            return fitting(body);
        }
        StringBuilder text = new StringBuilder();
        for (int i = best; i < sentences.size() && i < best + MOST_SENTENCES; i++) {
            boolean goesOn = i == best || score(sentences.get(i), terms, units) >= most / 3;
            if (!goesOn || text.length() + sentences.get(i).length() > MOST_CHARACTERS) {
                break;
            }
            text.append(sentences.get(i));
        }
        return text.length() == 0
                ? fitting(sentences.get(best))
                : text.toString().strip();
    }

    private static double score(String sentence, TextTerms terms, List<QueryUnit> units) {
        Set<String> present = new HashSet<>();
        for (TextTerms.Word word : terms.of(sentence)) {
            present.addAll(word.terms());
        }
        double score = 0;
        for (QueryUnit unit : units) {
            double match = 0;
            for (QueryUnit.Way way : unit.ways()) {
                match = Math.max(match, present.containsAll(way.terms()) ? way.quality() : 0);
            }
            score += match * unit.weight();
        }
        return score;
    }

    /** With the space and the line break after each, so that they can be put together again. */
    private static List<String> sentences(String text, Language language) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language.code()));
        List<String> sentences = new ArrayList<>();
        // a list item or a table row ends at its line, with or without a full stop
        for (String line : text.split("(?<=\n)", -1)) {
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
                sentences.add(line.substring(start, end));
                start = end;
            }
        }
        return sentences;
    }

    /** As many whole sentences as fit. */
    static String fitting(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int end = sentences.preceding(MOST_CHARACTERS);
        if (end > 0) {
            return text.substring(0, end).strip();
        }
        int cut = Character.isLowSurrogate(text.charAt(MOST_CHARACTERS)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, cut).strip() + "…";
    }
}
