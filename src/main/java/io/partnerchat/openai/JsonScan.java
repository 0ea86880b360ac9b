package io.partnerchat.openai;

import io.partnerchat.vendor.VendorException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A strict reader of JSON that goes over a text once, calls back for members and elements, and builds nothing. */
class JsonScan {
    private static final int DEEPEST = 32;

    private final byte[] json;
    private int at;
    private int depth;

    JsonScan(byte[] json) {
        this.json = json;
    }

    /** Where the next value begins. */
    final int position() {
        space();
        return at;
    }

    final boolean atEnd() {
        return space() == -1;
    }

    /** What was read since the position, as the text it is. */
    final String since(int from) {
        return new String(json, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** The same, not copied. */
    final ByteBuffer viewSince(int from) {
        return ByteBuffer.wrap(json, from, at - from);
    }

    final void value() {
        switch (space()) {
            case '{' -> object(key -> value());
            case '[' -> array(this::value);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    final void object(Consumer<String> member) {
        open('{');
        boolean more = space() != '}';
        while (more) {
            space();
            String key = string();
            space();
            expect(':');
            member.accept(key);
            more = space() == ',';
            at += more ? 1 : 0;
        }
        close('}');
    }

    final void array(Runnable element) {
        open('[');
        boolean more = space() != ']';
        while (more) {
            element.run();
            more = space() == ',';
            at += more ? 1 : 0;
        }
        close(']');
    }

    private void open(char bracket) {
        space();
        expect(bracket);
        if (++depth > DEEPEST) {
            throw bad("not_json");
        }
    }

    private void close(char bracket) {
        expect(bracket);
        depth--;
    }

    /** Whether the next value begins with this. */
    final boolean nextIs(char first) {
        return space() == first;
    }

    /** The next value, if it is a string; any other is skipped and null. */
    final String text() {
        if (!nextIs('"')) {
            value();
            return null;
        }
        int from = at + 1;
        string();
        String raw = new String(json, from, at - 1 - from, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : JsonEscapes.resolved(raw);
    }

    /** The text between the quotes as it stands; an escaped key is none of ours. */
    private String string() {
        expect('"');
        int from = at;
        while (peek() != '"') {
            if (peek() < ' ') {
                throw bad("not_json");
            }
            at += peek() == '\\' ? 2 : 1;
        }
        String text = since(from);
        at++;
        return text;
    }

    final void number() {
        space();
        at += peek() == '-' ? 1 : 0;
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            at += peek() == '-' || peek() == '+' ? 1 : 0;
            digits();
        }
    }

    private void digits() {
        int i = at; // some 20,000 times in an answer
        while (i < json.length && json[i] >= '0' && json[i] <= '9') {
            i++;
        }
        if (i == at) {
            throw bad("not_json");
        }
        at = i;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw bad("not_json");
        }
        at++;
    }

    /** Skips white space; the next byte, or -1 at the end. */
    private int space() {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    private int peek() {
        return at < json.length ? json[at] & 0xff : -1;
    }

    static VendorException bad(String code) {
        return new VendorException(VendorException.Kind.BAD_ANSWER, code);
    }
}
