package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;

/** Counts the texts of an embeddings request while it comes in: the strings in its first array. */
final class TextCount {
    private boolean inArray;
    private boolean inText;
    private boolean escaped;
    private boolean over;
    private int count;

    void read(ByteBuf bytes) {
        bytes.forEachByte(b -> {
            next((char) b);
            return !over;
        });
    }

    private void next(char c) {
        if (escaped) {
            escaped = false;
        } else if (inText && c == '\\') {
            escaped = true;
        } else if (c == '"') {
            inText = !inText;
            count += inArray && inText ? 1 : 0;
        } else if (!inText && c == '[') {
            inArray = true;
        } else if (!inText && c == ']') {
            over = true;
        }
    }

    /** One, when the input is a single text and no array. */
    int count() {
        return Math.max(1, count);
    }
}
