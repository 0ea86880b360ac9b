package io.partnerchat.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;

/** Analyzers and synonyms of every language, made once; thread-safe. */
final class Lexicons {
    /** The fields of an index: {@code head_} is title, headings and question, {@code body_} the rest. */
    static final String HEAD = "head_";

    static final String BODY = "body_";
    /** Instead of a language's code: the plain words. */
    static final String PLAIN = "x";

    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);
    private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
    private final Analyzer ofIndex;

    Lexicons() {
        Map<String, Analyzer> fields = new HashMap<>();
        for (Language language : Language.values()) {
            Analyzer analyzer = language.analyzer();
            analyzers.put(language, analyzer);
            lexicons.put(language, new Lexicon(language, analyzer));
            fields.put(HEAD + language.code(), analyzer);
            fields.put(BODY + language.code(), analyzer);
        }
        ofIndex = new PerFieldAnalyzerWrapper(TextAnalysis.WORDS, fields);
    }

    Lexicon of(Language language) {
        return lexicons.get(language);
    }

    Analyzer analyzer(Language language) {
        return analyzers.get(language);
    }

    /** The language that most words of a question are known in; the first when there is no sign. */
    Language language(String question, List<Language> among) {
        List<String> words = TextAnalysis.words(question);
        Language best = among.get(0);
        long most = 0;
        for (Language language : among) {
            Lexicon lexicon = lexicons.get(language);
            long votes = 2 * words.stream().filter(language::isFiller).count()
                    + words.stream().filter(lexicon::knows).count()
                    + language.script(question);
            if (votes > most) {
                most = votes;
                best = language;
            }
        }
        return best;
    }

    Analyzer ofIndex() {
        return ofIndex;
    }
}
