package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Turns text into the terms it is found by: words, lower case, without accents and endings, without filler words. */
final class TextAnalysis extends Analyzer {
    /** Words that say how something is asked and not what about. */
    private static final CharArraySet FILLERS = new CharArraySet(
            List.of(
                    ("a about am an and any are as at be been but by can could did do does for from get had has have hello hey hi"
                                    + " how i if in into is it its just know let like many may me much my need no not of on or"
                                    + " our please shall should so tell than thank thanks that the their them then there these"
                                    + " they this those to us want was we were what when where which who whom why will with would"
                                    + " you your yours")
                            .split(" ")),
            true);

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream terms = new LowerCaseFilter(new EnglishPossessiveFilter(words));
        terms = new StopFilter(new ASCIIFoldingFilter(terms), FILLERS);
        return new TokenStreamComponents(words, new PorterStemFilter(terms));
    }

    /** The distinct terms of a text, in their order. */
    Set<String> terms(String text) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = tokenStream("text", text)) {
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
