package io.partnerchat.knowledge;

import io.partnerchat.knowledge.FeedItem.Part;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A feed's entry while its fields are being found. */
final class FeedDraft {
    private static final int MOST_ID = 200;
    private static final int MOST_ATTRIBUTES = 40;
    private static final int MOST_ATTRIBUTE = 300;

    private final Map<ProductField, String> fields = new EnumMap<>(ProductField.class);
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final String defaultCurrency;

    /** @param defaultCurrency of prices that do not name theirs; or null */
    FeedDraft(String defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    /** A blank text or null is none; the first one counts. */
    FeedDraft put(ProductField field, String text) {
        String line = field == ProductField.DESCRIPTION ? text : PlainText.orNull(text);
        if (line != null && !line.isBlank() && !fields.containsKey(field)) {
            fields.put(field, PlainText.cut(line, field.characters()));
        }
        return this;
    }

    /** Only an address that a visitor can follow. */
    FeedDraft putUrl(ProductField field, String text) {
        String line = PlainText.orNull(text);
        if (line != null && line.startsWith("//")) {
            line = "https:" + line;
        }
        return line != null && line.length() <= field.characters() && FeedUrls.usable(line) ? put(field, line) : this;
    }

    /** @return false when there is a text that is no price */
    boolean putPrice(ProductField field, String text) {
        if (text == null || text.isBlank()) {
            return true;
        }
        Money money = Money.parse(text, defaultCurrency);
        if (money == null) {
            return false;
        }
        put(field, money.amount().toPlainString());
        put(ProductField.CURRENCY, money.currency());
        return true;
    }

    void putSale(Instant from, Instant until) {
        put(ProductField.SALE_FROM, from == null ? null : from.toString());
        put(ProductField.SALE_UNTIL, until == null ? null : until.toString());
    }

    FeedDraft attribute(String name, String value) {
        String key = PlainText.cut(PlainText.oneLine(name), 80);
        String text = PlainText.cut(PlainText.oneLine(value), MOST_ATTRIBUTE);
        if (!key.isEmpty() && !text.isEmpty() && attributes.size() < MOST_ATTRIBUTES) {
            attributes.putIfAbsent(key, text);
        }
        return this;
    }

    boolean has(ProductField field) {
        return fields.containsKey(field);
    }

    String get(ProductField field) {
        return fields.get(field);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    FeedItem item(long line, String key, String id, Part part) {
        return new FeedItem(line, key, id, part, fields, attributes);
    }

    /** What is wrong with an id, as the end of a sentence; null when it can be used. */
    static String wrongWithId(String id) {
        if (id == null || id.isBlank()) {
            return "has no id";
        }
        return id.length() > MOST_ID ? "has an id of more than " + MOST_ID + " characters" : null;
    }
}
