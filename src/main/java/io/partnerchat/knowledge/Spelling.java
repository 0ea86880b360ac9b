package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.util.ArrayList;
import java.util.List;

/** What an unknown word may have been meant to be: spelt nearly alike, or two words written as one. */
final class Spelling {
    private static final int SHORTEST_PART = 3;

    private final Language language;
    private final Lexicon lexicon;
    private final IndexTerms terms;
    private final TermLists lists;

    Spelling(Language language, Lexicon lexicon, IndexTerms terms, TermLists lists) {
        this.language = language;
        this.lexicon = lexicon;
        this.terms = terms;
        this.lists = lists;
    }

    /** The word of the lexicon that was likely meant; the word itself when it is known or nothing is near. */
    String corrected(String word) {
        boolean right = word.length() < 4
                || lexicon.knows(word)
                || lexicon.isCommon(word)
                || lexicon.isRight(word)
                || known(word)
                || lexicon.knowsStem(lexicon.stem(word));
        return right ? word : lexicon.nearest(word);
    }

    List<Way> ways(String word) {
        List<Way> ways = new ArrayList<>();
        if (!lexicon.isCommon(word) && !lexicon.isRight(word)) {
            for (String similar : terms.similar(lists, word)) {
                ways.add(new Way(List.of(TermOf.plain(similar)), Weights.MISSPELT));
            }
        }
        for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_PART; cut++) {
            String head = word.substring(0, cut);
            if (!known(head)) {
                continue;
            }
            String tail = word.substring(cut);
            if (known(tail)) {
                ways.add(new Way(List.of(TermOf.plain(head), TermOf.plain(tail)), 1));
                ways.add(new Way(List.of(stem(head), stem(tail)), 1));
            }
        }
        return ways;
    }

    private String stem(String word) {
        return TermOf.stem(language, lexicon.stem(word));
    }

    private boolean known(String word) {
        return lists.frequency(TermOf.plain(word)) > 0;
    }
}
