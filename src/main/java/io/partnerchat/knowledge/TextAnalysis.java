package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Turns text into words: lower case and without accents, so that it does not matter how careful somebody types. */
final class TextAnalysis {
    private static final Pattern JOINED = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_./][\\p{L}\\p{N}]+)+");
    private static final String APOSTROPHES = "'’ʼ`´";
    private static final String JOINTS = "-_./";

    static final Analyzer WORDS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    };

    private TextAnalysis() {}

    /** The words of a text in their order; {@code where's} and {@code wheres} are the same word. */
    static List<String> words(String text) {
        return terms(WORDS, withoutApostrophes(whole(text)));
    }

    /** Half a character at the end of a text has the tokenizer see no word at all. */
    private static String whole(String text) {
        StringBuilder whole = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                whole = whole == null ? new StringBuilder(text) : whole;
                whole.setCharAt(i, ' ');
            }
        }
        return whole == null ? text : whole.toString();
    }

    /** Without those that stand between letters. */
    static String withoutApostrophes(String text) {
        StringBuilder without = null;
        int copied = 0;
        for (int i = 1; i < text.length() - 1; i++) {
            if (APOSTROPHES.indexOf(text.charAt(i)) >= 0
                    && Character.isLetter(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i + 1))) {
                without = without == null ? new StringBuilder(text.length()) : without;
                without.append(text, copied, i);
                copied = i + 1;
            }
        }
        return without == null
                ? text
                : without.append(text, copied, text.length()).toString();
    }

    /** What is written with dashes, as a model number is, in one piece: {@code LB-540X} is {@code lb540x}. */
    static List<String> joined(String text) {
        if (!hasJoint(text)) {
            return List.of();
        }
        List<String> joined = new ArrayList<>();
        Matcher matcher = JOINED.matcher(text);
        while (matcher.find()) {
            joined.addAll(words(matcher.group().replaceAll("[-_./]", "")));
        }
        return joined;
    }

    /** Most questions have none, and the pattern is dear. */
    private static boolean hasJoint(String text) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (JOINTS.indexOf(text.charAt(i)) >= 0 && Character.isLetterOrDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
