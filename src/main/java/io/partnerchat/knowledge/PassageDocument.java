package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** A passage as the index keeps it: searchable by its terms, and kept whole, so that no list of them is needed. */
final class PassageDocument {
    static final String ID = "id";
    static final String ROW = "row";
    static final String CHANGED = "changed";
    /** Every name a product can be asked for by a page that shows it. */
    static final String PRODUCT = "product";

    static final String LANGUAGE = "lang";
    static final String WHOLE = "passage";
    static final String FOCUS = "focus";

    private static final FieldType TERMS = new FieldType();

    static {
        TERMS.setTokenized(true);
        TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TERMS.freeze();
    }

    /** What is asked of a product and stands in its facts, not in its text. */
    private static final TextTerms.Word OF_PRODUCTS = new TextTerms.Word(
            "",
            List.of(
                    TermOf.idea("price"),
                    TermOf.idea("available"),
                    TermOf.idea("outofstock"),
                    TermOf.idea("discount"),
                    TermOf.idea("product")),
            false);

    private PassageDocument() {}

    /**
     * @param row its number in the table
     * @param changed when it was changed there
     */
    static Document of(long row, long changed, Passage passage, Language language, Lexicons lexicons) {
        TextTerms terms = new TextTerms(language, lexicons);
        String head = head(passage);
        List<TextTerms.Word> inHead = terms.of(head);
        Document document = new Document();
        document.add(new StringField(ROW, Long.toString(row), Field.Store.NO));
        document.add(new NumericDocValuesField(ROW, row));
        document.add(new NumericDocValuesField(CHANGED, changed));
        document.add(new StringField(ID, passage.id(), Field.Store.NO));
        document.add(new StringField(LANGUAGE, language.code(), Field.Store.NO));
        document.add(new BinaryDocValuesField(WHOLE, PassageCodec.bytes(passage)));
        document.add(new BinaryDocValuesField(FOCUS, Focus.bytes(language, terms.of(subject(passage)))));
        document.add(new Field(TermOf.HEAD, new ListedTerms(inHead), TERMS));
        List<TextTerms.Word> inBody = new ArrayList<>(terms.of(body(passage)));
        if (passage.is(Passage.PRODUCT)) {
            inBody.add(OF_PRODUCTS);
        }
        document.add(new Field(TermOf.BODY, new ListedTerms(inBody), TERMS));
        for (String name : productNames(passage)) {
            document.add(new StringField(PRODUCT, name, Field.Store.NO));
        }
        return document;
    }

    private static Set<String> productNames(Passage passage) {
        Set<String> names = new LinkedHashSet<>();
        ProductFacts product = passage.product();
        if (product != null) {
            Stream.of(passage.documentId(), product.itemIds(), product.sku(), product.gtin(), product.mpn())
                    .filter(Objects::nonNull)
                    .forEach(numbers -> names.addAll(List.of(numbers.split("\\s+"))));
            names.add(passage.documentId());
            names.remove(null);
        }
        return names;
    }

    static Passage passage(BytesRef bytes) {
        try {
            return PassageCodec.passage(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it is about at its heart: its question, else its title and heading. */
    private static String subject(Passage passage) {
        String question = question(passage);
        return question != null ? question : joined(passage.title(), passage.heading());
    }

    /** What a passage says it is about, and every number it is known by. */
    static String head(Passage passage) {
        ProductFacts product = passage.product();
        String numbers = product == null ? null : joined(product.brand(), product.sku(), product.gtin(), product.mpn());
        return joined(passage.title(), passage.heading(), question(passage), numbers);
    }

    private static String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The first line, when it is a question that the rest answers; null otherwise. */
    static String question(Passage passage) {
        String text = passage.text();
        int end = text.indexOf('\n');
        boolean asks = end > 0
                && end + 1 < text.length()
                && (passage.is(Passage.QUESTION) || isQuestion(text.substring(0, end)));
        return asks ? text.substring(0, end).strip() : null;
    }

    static String body(Passage passage) {
        String text = passage.text();
        return question(passage) == null
                ? text
                : text.substring(text.indexOf('\n') + 1).strip();
    }

    private static boolean isQuestion(String line) {
        String end = line.strip();
        return end.endsWith("?") || end.endsWith("؟");
    }
}
