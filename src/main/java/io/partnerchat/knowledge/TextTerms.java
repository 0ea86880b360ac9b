package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;

/** What an index knows a text by: each of its words with all the terms under which it can be found. */
final class TextTerms {
    /**
     * @param terms the word as it is written first, then its stem, then the ideas and compounds that it is part of
     * @param joined whether it only repeats other words in one piece, as a model number without its dashes
     */
    record Word(String text, List<String> terms, boolean joined) {}

    private final Language language;
    private final Lexicon lexicon;

    TextTerms(Language language, Lexicons lexicons) {
        this.language = language;
        this.lexicon = lexicons.of(language);
    }

    /** All but those that are only a part of another: {@code store credit} is about no store. */
    private List<Lexicon.Said> sayings(List<String> stems) {
        List<Lexicon.Said> all = new ArrayList<>();
        for (int place = 0; place < stems.size(); place++) {
            all.addAll(lexicon.all(stems, place));
        }
        return all.stream()
                .filter(said -> all.stream().noneMatch(other -> isPart(said, other)))
                .toList();
    }

    private static boolean isPart(Lexicon.Said said, Lexicon.Said other) {
        return other.places().size() > said.places().size() && other.places().containsAll(said.places());
    }

    List<Word> of(String text) {
        List<String> words = TextAnalysis.words(text);
        List<String> stems = new ArrayList<>(words.size());
        List<Word> terms = new ArrayList<>(words.size());
        for (String word : words) {
            String stem = lexicon.stem(word);
            stems.add(stem);
            List<String> own = new ArrayList<>(4);
            own.add(TermOf.plain(word));
            own.add(TermOf.stem(language, stem));
            for (String part : lexicon.parts(word)) {
                own.add(TermOf.stem(language, lexicon.stem(part)));
                for (Lexicon.Said said : lexicon.all(List.of(lexicon.stem(part)), 0)) {
                    own.add(TermOf.idea(said.saying().idea()));
                }
            }
            terms.add(new Word(word, own, false));
        }
        for (Lexicon.Said said : sayings(stems)) {
            for (int at : said.places()) {
                terms.get(at).terms().add(TermOf.idea(said.saying().idea()));
            }
        }
        for (String joined : TextAnalysis.joined(text)) {
            terms.add(new Word(joined, List.of(TermOf.plain(joined)), true));
        }
        return terms;
    }
}
