package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;

/**
 * Names of passages in Pinecone: ASCII, the same for the same words of the same document, so that a passage that stays
 * as it is keeps its vector. The part before the dash is of the document.
 */
final class PassageIds {
    private static final int DOCUMENT_DIGITS = 24;
    private static final int TEXT_DIGITS = 16;

    private PassageIds() {}

    static String prefix(String kind, String documentId) {
        return Secrets.hash(kind + ':' + documentId).substring(0, DOCUMENT_DIGITS) + '-';
    }

    static String of(String prefix, String embeddedText) {
        return prefix + Secrets.hash(embeddedText).substring(0, TEXT_DIGITS);
    }

    /** The first name after all that begin with the prefix: a dot follows the dash. */
    static String after(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + '.';
    }
}
