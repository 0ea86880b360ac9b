package io.partnerchat.knowledge;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands terms that are known already to Lucene. */
final class ListedTerms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<String> terms;

    ListedTerms(List<TextTerms.Word> words) {
        this.terms = words.stream().flatMap(word -> word.terms().stream()).iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!terms.hasNext()) {
            return false;
        }
        clearAttributes();
        term.setEmpty().append(terms.next());
        return true;
    }
}
