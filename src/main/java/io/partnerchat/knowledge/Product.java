package io.partnerchat.knowledge;

import io.partnerchat.knowledge.FeedItem.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A product with what its variants say of it.
 *
 * @param id of the document
 * @param fields the lowest price of all variants among them
 * @param priceMax the highest price, when it is another one; else null
 * @param attributes by name, the values of all variants
 * @param itemIds of its variants and of itself
 */
record Product(
        String id,
        Map<ProductField, String> fields,
        String priceMax,
        Map<String, Set<String>> attributes,
        Set<String> itemIds) {
    private static final int MOST_VARIANTS = 500;
    private static final int MOST_VALUES = 60;
    /** Each variant has its own, and all of them are to be found. */
    private static final List<ProductField> GATHERED = List.of(ProductField.SKU, ProductField.GTIN, ProductField.MPN);

    /** What is kept of the numbers of all variants; more would not fit the metadata. */
    private static final int MOST_GATHERED = 2_000;

    /** @return null when the shop does not show it, or when there is nothing to go on */
    static Product of(List<FeedItem> items) {
        List<FeedItem> used = items.subList(0, Math.min(MOST_VARIANTS, items.size()));
        FeedItem parent = used.stream()
                .filter(item -> item.part() == Part.PARENT)
                .findFirst()
                .orElse(null);
        boolean hidden = used.stream().anyMatch(item -> item.part() == Part.HIDDEN);
        List<FeedItem> good = used.stream()
                .filter(item -> item.part() == Part.VARIANT || item.part() == Part.PARENT)
                .toList();
        if (hidden || good.isEmpty()) {
            return null;
        }
        Map<ProductField, String> fields = common(parent, good);
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (FeedItem item : good) {
            ids.add(item.id());
            item.attributes().forEach((name, value) -> add(attributes, name, value));
        }
        String dearest = VariantPrices.put(good, fields);
        return new Product(id(parent, good), fields, dearest, attributes, ids);
    }

    /** A product that is in the feed and cannot be used is not to be taken for one that has gone. */
    static boolean isBroken(List<FeedItem> items) {
        return items.stream().allMatch(item -> item.part() == Part.BROKEN);
    }

    static String id(List<FeedItem> items) {
        return id(
                items.stream()
                        .filter(item -> item.part() == Part.PARENT)
                        .findFirst()
                        .orElse(null),
                items);
    }

    private static String id(FeedItem parent, List<FeedItem> items) {
        if (parent != null) {
            return parent.id();
        }
        FeedItem first = items.get(0);
        // of one that has no variants: its own; the key may be another number of it
        return items.size() == 1 && first.key().equals(first.get(ProductField.SKU)) ? first.id() : keyOrId(items);
    }

    private static String keyOrId(List<FeedItem> items) {
        FeedItem first = items.get(0);
        return first.key().startsWith("id:") ? first.id() : first.key();
    }

    private static void add(Map<String, Set<String>> attributes, String name, String value) {
        Set<String> values = attributes.computeIfAbsent(name, key -> new LinkedHashSet<>());
        for (String one : value.split("\\s*,\\s+", -1)) {
            if (values.size() < MOST_VALUES) {
                values.add(one);
            }
        }
    }

    private static Map<ProductField, String> common(FeedItem parent, List<FeedItem> good) {
        List<FeedItem> order = new ArrayList<>(good);
        if (parent != null) {
            order.remove(parent);
            order.add(0, parent);
        }
        Map<ProductField, String> fields = new EnumMap<>(ProductField.class);
        for (ProductField field : ProductField.values()) {
            order.stream()
                    .map(item -> item.get(field))
                    .filter(value -> value != null)
                    .findFirst()
                    .ifPresent(value -> fields.put(field, value));
        }
        for (ProductField field : GATHERED) {
            Set<String> all = new LinkedHashSet<>();
            order.stream()
                    .map(item -> item.get(field))
                    .filter(value -> value != null)
                    .forEach(all::add);
            if (!all.isEmpty()) {
                fields.put(field, gathered(all));
            }
        }
        if (parent == null && good.size() > 1) {
            fields.put(ProductField.TITLE, commonTitle(good, fields.get(ProductField.TITLE)));
        }
        String available = null;
        for (FeedItem item : good) {
            if (item.part() != Part.PARENT || good.size() == 1) {
                available = Availability.better(available, item.get(ProductField.AVAILABILITY));
            }
        }
        if (available != null) {
            fields.put(ProductField.AVAILABILITY, available);
        }
        return fields;
    }

    static String gathered(Set<String> all) {
        StringBuilder text = new StringBuilder();
        for (String one : all) {
            // separated by spaces, so none within
            String word = one.replace(' ', '_');
            if (text.length() + word.length() >= MOST_GATHERED) {
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(word);
        }
        return text.toString();
    }

    /** The words with which the titles of all variants begin; a variant adds its colour behind them. */
    private static String commonTitle(List<FeedItem> items, String first) {
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        int same = words.length;
        for (FeedItem item : items) {
            String title = item.get(ProductField.TITLE);
            String[] others = title == null ? words : title.split(" ", -1);
            int i = 0;
            while (i < same && i < others.length && words[i].equals(others[i])) {
                i++;
            }
            same = i;
        }
        String common = String.join(" ", List.of(words).subList(0, same)).replaceAll("[\\s,;:/|(\u2013\u2014-]+$", "");
        return common.length() < 3 ? first : common;
    }
}
