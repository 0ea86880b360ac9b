package io.partnerchat.knowledge;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/**
 * A piece of what a bot knows, as short as an answer needs. Everything but id and text may be null: rows can also come
 * from somebody else's hand. What is not a column stands in the row's metadata, flat, under the keys named here.
 *
 * @param id unique within its company, the vector's id in Pinecone
 * @param text what it says, without title and heading. A {@link #QUESTION} has the question in its first line and the
 *     answer in the rest
 * @param title {@code title}: where it comes from, for a person; of a product its name. When absent, the row's source
 * @param url {@code url}: where to read on
 * @param documentId {@code document_id}: the document, question, product or page it is a part of
 * @param kind {@code kind}: {@link #DOCUMENT}, {@link #QUESTION}, {@link #PRODUCT} or {@link #PAGE}
 * @param heading {@code heading}: the path of headings above it, as in {@code Returns > How to send back}
 * @param language {@code lang}: a two-letter code such as {@code de}; when absent, the search finds it out
 * @param product what is known only of a product; null for every other kind
 */
public record Passage(
        String id,
        String text,
        String title,
        String url,
        String documentId,
        String kind,
        String heading,
        String language,
        ProductFacts product) {
    public static final String DOCUMENT = "document";
    public static final String QUESTION = "question";
    public static final String PRODUCT = "product";
    public static final String PAGE = "page";

    public Passage(String id, String text, String title, String url) {
        this(id, text, title, url, null, null, null, null, null);
    }

    /**
     * @param metadata null when the row has none
     * @param source its name when the metadata has no title
     */
    static Passage of(String id, String text, JsonObject metadata, String source) {
        JsonObject data = metadata == null ? JsonValue.EMPTY_JSON_OBJECT : metadata;
        String title = text(data, "title");
        String kind = text(data, "kind");
        return new Passage(
                id,
                text,
                title == null ? source : title,
                text(data, "url"),
                text(data, "document_id"),
                kind,
                text(data, "heading"),
                text(data, "lang"),
                PRODUCT.equals(kind) ? ProductFacts.of(data) : null);
    }

    /** The same, of a product with what a visitor may be told of it now; see {@link ProductFacts#told}. */
    public Passage told(Instant latestFeed, Instant now, Duration maxAge) {
        return product == null
                ? this
                : new Passage(
                        id,
                        text,
                        title,
                        url,
                        documentId,
                        kind,
                        heading,
                        language,
                        product.told(latestFeed, now, maxAge));
    }

    boolean is(String someKind) {
        return someKind.equals(kind);
    }

    /** A text or number of the metadata as text; null when it is absent, blank or anything else. */
    static String text(JsonObject data, String key) {
        JsonValue value = data.get(key);
        String text = value instanceof JsonString string
                ? string.getString().strip()
                : value instanceof JsonNumber number ? number.toString() : "";
        return text.isEmpty() ? null : text;
    }
}
