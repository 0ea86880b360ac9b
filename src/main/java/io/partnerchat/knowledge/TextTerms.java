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
        for (int place = 0; place < words.size(); place++) {
            for (Lexicon.Said said : lexicon.all(stems, place)) {
                for (int at : said.places()) {
                    terms.get(at).terms().add(TermOf.idea(said.saying().idea()));
                }
            }
        }
        for (String joined : TextAnalysis.joined(text)) {
            terms.add(new Word(joined, List.of(TermOf.plain(joined)), true));
        }
        return terms;
    }
}
