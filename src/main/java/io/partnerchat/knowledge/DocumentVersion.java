package io.partnerchat.knowledge;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document shall be from now on.
 *
 * @param kind one of {@link Passage#DOCUMENT}, {@link Passage#QUESTION}, {@link Passage#PRODUCT}, {@link Passage#PAGE}
 * @param id unique among the company's documents of that kind
 * @param title null when it has none
 * @param url null when it has none
 * @param language null when unknown
 * @param hash of all that it is made from: with the same hash nothing has to be done
 * @param source its text as the partner gave it; null when the passages say it all
 * @param group the feed or sitemap it came with, or null
 * @param feedMillis when that feed came, or null
 * @param pieces its passages, in order
 */
public record DocumentVersion(
        String kind,
        String id,
        String title,
        String url,
        String language,
        String hash,
        String source,
        String group,
        Long feedMillis,
        List<Piece> pieces) {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonBuilderFactory JSON = JsonProvider.provider().createBuilderFactory(Map.of());

    String prefix() {
        return PassageIds.prefix(kind, id);
    }

    /** Passages out of chunks; facts are further metadata. A chunk that repeats another word for word counts once. */
    static List<Piece> pieces(
            String kind,
            String id,
            String title,
            String url,
            String language,
            List<Chunk> chunks,
            Map<String, String> facts) {
        String prefix = PassageIds.prefix(kind, id);
        Map<String, Piece> pieces = new LinkedHashMap<>();
        for (Chunk chunk : chunks) {
            JsonObjectBuilder metadata =
                    JSON.createObjectBuilder().add("kind", kind).add("document_id", id);
            add(metadata, "title", title);
            add(metadata, "url", url);
            String heading = below(title, chunk.heading());
            add(metadata, "heading", heading);
            add(metadata, "lang", language);
            facts.forEach((key, value) -> add(metadata, key, value));
            String vectorId = PassageIds.of(prefix, Piece.embeddedText(title, heading, chunk.text()));
            metadata.add("position", pieces.size());
            pieces.putIfAbsent(vectorId, new Piece(vectorId, chunk.text(), metadata.build()));
        }
        return List.copyOf(pieces.values());
    }

    /** The headings without the first when that is the title. */
    private static String below(String title, String heading) {
        if (title == null || heading == null || !heading.startsWith(title)) {
            return heading;
        }
        String rest = heading.substring(title.length());
        return rest.isEmpty() ? null : rest.startsWith(Chunker.PATH) ? rest.substring(Chunker.PATH.length()) : heading;
    }

    private static void add(JsonObjectBuilder metadata, String key, String value) {
        if (value != null && !value.isBlank()) {
            metadata.add(key, value);
        }
    }
}
