package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;

/** A passage as the index keeps it: searchable by its parts, and stored whole, so that no list of them is needed. */
final class PassageDocument {
    static final String ID = "id";
    static final String LANGUAGE = "lang";
    private static final String STORED = "passage";

    private PassageDocument() {}

    static Document of(Passage passage, Language language) {
        Document document = new Document();
        document.add(new StringField(ID, passage.id(), Field.Store.NO));
        document.add(new StringField(LANGUAGE, language.code(), Field.Store.NO));
        document.add(new StoredField(STORED, PassageCodec.bytes(passage)));
        parts(document, Lexicons.HEAD, language, head(passage));
        parts(document, Lexicons.BODY, language, body(passage));
        return document;
    }

    static Passage passage(Document document) {
        IndexableField stored = document.getField(STORED);
        try {
            return PassageCodec.passage(stored.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a passage says it is about. */
    static String head(Passage passage) {
        ProductFacts product = passage.product();
        return Stream.of(
                        passage.title(),
                        passage.heading(),
                        question(passage),
                        product == null ? null : product.brand(),
                        product == null ? null : product.sku())
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

    private static void parts(Document document, String field, Language language, String text) {
        String plain = TextAnalysis.withoutApostrophes(text);
        document.add(new TextField(field + language.code(), new StringReader(plain)));
        List<String> words = new ArrayList<>(List.of(plain));
        words.addAll(TextAnalysis.joined(text));
        document.add(new TextField(field + Lexicons.PLAIN, new StringReader(String.join(" ", words))));
    }
}
