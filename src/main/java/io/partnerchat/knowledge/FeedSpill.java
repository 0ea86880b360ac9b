package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The entries of a feed on disk, sorted into piles by the product they belong to: its variants may stand anywhere in the
 * feed, and only a pile of them is in memory at a time.
 */
final class FeedSpill implements AutoCloseable {
    static final int PILES = 64;
    private static final int BUFFER = 16 * 1024;

    private final Path directory;
    private final List<DataOutputStream> piles = new ArrayList<>();
    private final Set<Long> products = new HashSet<>();

    FeedSpill(Path directory) throws IOException {
        this.directory = directory;
        for (int i = 0; i < PILES; i++) {
            piles.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(i)), BUFFER)));
        }
    }

    void add(FeedItem item) {
        long hash = Long.parseUnsignedLong(Secrets.hash(item.key()).substring(0, 16), 16);
        products.add(hash);
        try {
            item.write(piles.get((int) Long.remainderUnsigned(hash, PILES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int products() {
        return products.size();
    }

    /** No more is added. */
    void finish() throws IOException {
        for (DataOutputStream pile : piles) {
            pile.close();
        }
        products.clear();
    }

    /** The entries of a pile, those of each product together and in the order of the feed. */
    Collection<List<FeedItem>> pile(int number) throws IOException {
        Map<String, List<FeedItem>> products = new LinkedHashMap<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(number)), BUFFER))) {
            while (true) {
                FeedItem item = FeedItem.read(in);
                products.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(item);
            }
        } catch (EOFException e) {
            return products.values();
        }
    }

    private Path file(int number) {
        return directory.resolve("pile-" + number);
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream pile : piles) {
            pile.close();
        }
    }
}
