package io.partnerchat.knowledge;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of a feed: a product, or a variant of one.
 *
 * @param line where it begins, from 1
 * @param key the same for all variants of a product and the product itself
 * @param id its own
 * @param part what it is of the product with that key
 * @param fields no value is blank
 * @param attributes by name, such as Colour
 */
record FeedItem(
        long line, String key, String id, Part part, Map<ProductField, String> fields, Map<String, String> attributes) {
    /** What an entry is of its product. */
    enum Part {
        /** All there is of it, or a variant that stands beside its siblings. */
        VARIANT,
        /** What its variants have in common. */
        PARENT,
        /** It is there, but the shop does not show it: with it go its variants. */
        HIDDEN,
        /** The entry cannot be used; what was known of the product stays. */
        BROKEN
    }

    String get(ProductField field) {
        return fields.get(field);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(line);
        write(out, key);
        write(out, id);
        write(out, part.name());
        out.writeByte(fields.size());
        for (Map.Entry<ProductField, String> field : fields.entrySet()) {
            write(out, field.getKey().name());
            write(out, field.getValue());
        }
        out.writeShort(attributes.size());
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            write(out, attribute.getKey());
            write(out, attribute.getValue());
        }
    }

    static FeedItem read(DataInput in) throws IOException {
        long line = in.readLong();
        String key = text(in);
        String id = text(in);
        Part part = Part.valueOf(text(in));
        Map<ProductField, String> fields = new EnumMap<>(ProductField.class);
        for (int left = in.readByte(); left > 0; left--) {
            ProductField field = ProductField.valueOf(text(in));
            fields.put(field, text(in));
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int left = in.readShort(); left > 0; left--) {
            String name = text(in);
            attributes.put(name, text(in));
        }
        return new FeedItem(line, key, id, part, fields, attributes);
    }

    private static void write(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
