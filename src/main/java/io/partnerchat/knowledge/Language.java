package io.partnerchat.knowledge;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.stempel.StempelFilter;
import org.apache.lucene.analysis.stempel.StempelStemmer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.tartarus.snowball.ext.DutchStemmer;

/** The languages whose word endings we know: those of the widget. Any other text is searched by its plain words. */
@SuppressWarnings("ImmutableEnumChecker") // its words are never changed after it is made
enum Language {
    EN(CharArraySet.EMPTY_SET, KStemFilter::new),
    DE(GermanAnalyzer.getDefaultStopSet(), GermanLightStemFilter::new),
    FR(FrenchAnalyzer.getDefaultStopSet(), FrenchLightStemFilter::new),
    ES(SpanishAnalyzer.getDefaultStopSet(), SpanishLightStemFilter::new),
    IT(ItalianAnalyzer.getDefaultStopSet(), ItalianLightStemFilter::new),
    NL(DutchAnalyzer.getDefaultStopSet(), words -> new SnowballFilter(words, new DutchStemmer())),
    PL(
            PolishAnalyzer.getDefaultStopSet(),
            words -> new StempelFilter(words, new StempelStemmer(PolishAnalyzer.getDefaultTable()))),
    PT(CharArraySet.EMPTY_SET, PortugueseLightStemFilter::new),
    SV(SwedishAnalyzer.getDefaultStopSet(), SwedishLightStemFilter::new),
    AR(
            ArabicAnalyzer.getDefaultStopSet(),
            words -> new ArabicStemFilter(new ArabicNormalizationFilter(new DecimalDigitFilter(words)))),
    HE(CharArraySet.EMPTY_SET, words -> words);

    static final List<Language> ALL = List.of(values());

    private final UnaryOperator<TokenStream> stemming;
    private final String code = name().toLowerCase(Locale.ROOT);
    private final String prefix = code + ':';
    private final Set<String> fillers = new HashSet<>();
    private final Set<String> light = new HashSet<>();

    Language(CharArraySet stopWords, UnaryOperator<TokenStream> stemming) {
        this.stemming = stemming;
        Stream<String> known = stopWords.stream().map(word -> new String((char[]) word));
        String listed = Stream.concat(known, WordLists.words("fillers", code()).stream())
                .collect(Collectors.joining(" "));
        fillers.addAll(TextAnalysis.words(listed));
        light.addAll(TextAnalysis.words(String.join(" ", WordLists.words("light", code()))));
    }

    String code() {
        return code;
    }

    /** Its place in {@link #ALL}. */
    @SuppressWarnings("EnumOrdinal") // never kept for longer than this process lives
    int place() {
        return ordinal();
    }

    /** What its stems begin with in an index. */
    String prefix() {
        return prefix;
    }

    Set<String> fillers() {
        return Set.copyOf(fillers);
    }

    Set<String> light() {
        return Set.copyOf(light);
    }

    /** @param code as {@code de}, {@code de-AT} or {@code DE}; null when it is none of ours */
    static Language of(String code) {
        String base = code == null ? "" : code.split("[-_]", 2)[0].toUpperCase(Locale.ROOT);
        for (Language language : ALL) {
            if (language.name().equals(base)) {
                return language;
            }
        }
        return null;
    }

    /** Words that say how something is asked and not what about. */
    boolean isFiller(String word) {
        return fillers.contains(word);
    }

    /** Words that mean something but say little about what is asked. */
    boolean isLight(String word) {
        return light.contains(word);
    }

    /** The stems of words, as many as words: accents go first, for questions are often typed without. */
    Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(
                        words, stemming.apply(new ASCIIFoldingFilter(new LowerCaseFilter(words))));
            }
        };
    }

    /** How many of its letters are of the language's own script; 0 for those that share one. */
    long script(String text) {
        if (this != AR && this != HE) {
            return 0;
        }
        Character.UnicodeScript own = this == AR ? Character.UnicodeScript.ARABIC : Character.UnicodeScript.HEBREW;
        return text.codePoints()
                .filter(c -> c > 127 && Character.UnicodeScript.of(c) == own)
                .count();
    }
}
