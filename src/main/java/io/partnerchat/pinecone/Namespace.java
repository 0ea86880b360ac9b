package io.partnerchat.pinecone;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The namespace of a company. Pinecone takes at most 512 ASCII characters and keeps "__default__" for itself, while a
 * company id is any text. A plain id, of visible ASCII not beginning with "~", is its own namespace. Any other is "~"
 * and the base64url of its UTF-16 units, or, where that is too long, "~~" and the base64url of their SHA-256. No two ids
 * share a namespace, and an id keeps its namespace for good: data is stored under it.
 */
final class Namespace {
    private static final int LONGEST = 512;

    private Namespace() {}

    static String of(String id) {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("a namespace must not be empty: the default one belongs to nobody");
        }
        if (id.length() <= LONGEST
                && !id.startsWith("~")
                && !id.equals("__default__")
                && id.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return id;
        }
        ByteBuffer units = ByteBuffer.allocate(id.length() * 2);
        units.asCharBuffer().put(id);
        String escaped = "~" + base64(units.array());
        return escaped.length() <= LONGEST ? escaped : "~~" + base64(sha256(units.array()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
