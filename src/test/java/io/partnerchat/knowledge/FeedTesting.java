package io.partnerchat.knowledge;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a feed is found to say, and the products it makes. */
final class FeedTesting implements FeedReading {
    final List<FeedItem> items = new ArrayList<>();
    final List<RowError> errors = new ArrayList<>();
    FeedForm form;
    Instant madeAt;

    static FeedTesting read(Path directory, String content) throws IOException {
        return read(directory, content, StandardCharsets.UTF_8);
    }

    static FeedTesting read(Path directory, String content, Charset charset) throws IOException {
        return read(directory, content.getBytes(charset));
    }

    static FeedTesting read(Path directory, byte[] content) throws IOException {
        FeedTesting found = new FeedTesting();
        Path file = Files.write(directory.resolve("feed"), content);
        found.form = FeedFile.read(
                file,
                directory.resolve("unpacked"),
                10 << 20,
                ReadClock.start(Duration.ofMinutes(1)),
                new FeedContext("EUR", "https://shop.example"),
                found);
        return found;
    }

    /** By id, those that are shown. */
    Map<String, Product> products() {
        Map<String, List<FeedItem>> groups = new TreeMap<>();
        items.forEach(item ->
                groups.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(item));
        Map<String, Product> products = new TreeMap<>();
        for (List<FeedItem> group : groups.values()) {
            Product product = Product.of(group);
            if (product != null) {
                products.put(product.id(), product);
            }
        }
        return products;
    }

    Product only() {
        Map<String, Product> products = products();
        if (products.size() != 1) {
            throw new AssertionError(products.size() + " products: " + products.keySet() + ", " + errors);
        }
        return products.values().iterator().next();
    }

    DocumentVersion version(String id) {
        Product product = products().get(id);
        return ProductVersion.of(product, ProductVersion.hash(product), "products", 0);
    }

    @Override
    public void item(FeedItem item) {
        items.add(item);
    }

    @Override
    public void error(RowError error) {
        errors.add(error);
    }

    @Override
    public void madeAt(Instant moment) {
        madeAt = moment == null ? madeAt : moment;
    }
}
