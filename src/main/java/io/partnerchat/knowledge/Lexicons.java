package io.partnerchat.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Synonyms and word endings of every language, made once; thread-safe. */
final class Lexicons {
    private static final int FILLER_VOTE = 2;

    private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
    /** How many votes a word gives each language. */
    private final Map<String, byte[]> votes = new HashMap<>();

    private static final class Shared {
        static final Lexicons LEXICONS = new Lexicons();
    }

    private Lexicons() {
        for (Language language : Language.ALL) {
            Lexicon lexicon = new Lexicon(language, language.analyzer());
            lexicons.put(language, lexicon);
            language.fillers().forEach(word -> vote(word, language, FILLER_VOTE));
            lexicon.words().forEach(word -> vote(word, language, 1));
        }
    }

    /** The only ones: they are big and never change. */
    static Lexicons shared() {
        return Shared.LEXICONS;
    }

    private void vote(String word, Language language, int count) {
        votes.computeIfAbsent(word, key -> new byte[Language.ALL.size()])[language.place()] += (byte) count;
    }

    Lexicon of(Language language) {
        return lexicons.get(language);
    }

    /** The language that most words of a question are known in; the first when there is no sign. */
    Language language(String question, List<String> words, List<Language> among) {
        long[] counts = new long[Language.ALL.size()];
        for (String word : words) {
            byte[] given = votes.get(word);
            for (int i = 0; given != null && i < counts.length; i++) {
                counts[i] += given[i];
            }
        }
        Language best = among.get(0);
        long most = 0;
        for (Language language : among) {
            long count = counts[language.place()] + language.script(question);
            if (count > most) {
                most = count;
                best = language;
            }
        }
        return best;
    }
}
