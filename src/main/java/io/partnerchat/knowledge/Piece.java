package io.partnerchat.knowledge;

import jakarta.json.JsonObject;

/**
 * A passage to be kept.
 *
 * @param vectorId see {@link PassageIds}
 * @param text as in {@link Passage#text}
 * @param metadata flat, with the keys that {@link Passage} names
 */
public record Piece(String vectorId, String text, JsonObject metadata) {
    /** What the vector is made of: the words around a passage help to find it. */
    static String embeddedText(String title, String heading, String text) {
        StringBuilder all = new StringBuilder(text.length() + 200);
        for (String above : new String[] {title, heading}) {
            if (above != null && !above.isBlank() && !text.startsWith(above)) {
                all.append(above).append('\n');
            }
        }
        return all.append(text).toString();
    }

    String embeddedText() {
        return embeddedText(Passage.text(metadata, "title"), Passage.text(metadata, "heading"), text);
    }
}
