package io.partnerchat.knowledge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** A passage as bytes. The index they stand in lives no longer than this process, so the form may change freely. */
final class PassageCodec {
    private PassageCodec() {}

    static BytesRef bytes(Passage passage) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, passage.id());
            write(out, passage.text());
            write(out, passage.title());
            write(out, passage.url());
            write(out, passage.documentId());
            write(out, passage.kind());
            write(out, passage.heading());
            write(out, passage.language());
            ProductFacts product = passage.product();
            out.writeBoolean(product != null);
            if (product != null) {
                for (ProductFacts.Key key : ProductFacts.Key.values()) {
                    write(out, product.get(key));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    static Passage passage(BytesRef bytes) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            return new Passage(
                    read(in), read(in), read(in), read(in), read(in), read(in), read(in), read(in), product(in));
        }
    }

    private static ProductFacts product(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        Map<ProductFacts.Key, String> texts = new EnumMap<>(ProductFacts.Key.class);
        for (ProductFacts.Key key : ProductFacts.Key.values()) {
            texts.put(key, read(in));
        }
        return ProductFacts.of(texts);
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        byte[] text = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : text.length);
        if (text != null) {
            out.write(text);
        }
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
