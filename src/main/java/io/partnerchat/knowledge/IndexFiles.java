package io.partnerchat.knowledge;

import io.partnerchat.config.InvalidSettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * The files of the indexes. They are mapped into memory, so the system keeps what is used and the heap stays small; they
 * are a copy of the table and live no longer than this process.
 */
final class IndexFiles {
    private static final String PREFIX = "partner-chat-index-";
    private static final String LOCK = "lock";
    private static final double BUFFER_MB = 16;

    private final Path root;

    @SuppressWarnings("unused") // held for as long as the process lives, so that another one leaves our files alone
    private final FileLock lock;

    private IndexFiles(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Takes a directory of its own below the parent, and removes what processes that were killed left behind. */
    static IndexFiles in(Path parent) {
        try {
            Files.createDirectories(parent);
            removeOrphans(parent);
            Path root = Files.createTempDirectory(parent, PREFIX);
            return new IndexFiles(
                    root,
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                            .lock());
        } catch (IOException e) {
            throw new InvalidSettingException("INDEX_DIR must be a directory that can be written to: " + parent);
        }
    }

    private static void removeOrphans(Path parent) throws IOException {
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path sibling : siblings) {
                if (abandoned(sibling)) {
                    delete(sibling);
                }
            }
        }
    }

    private static boolean abandoned(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
            return false; // somebody else's, or still being made
        }
    }

    /** Writes an index of what the source hands over. */
    KeywordIndex build(Lexicons lexicons, Consumer<Consumer<Passage>> source) throws IOException {
        Path path = Files.createTempDirectory(root, "");
        Directory directory = new MMapDirectory(path);
        try {
            // one thread: an index is built in the background and must leave the others to the visitors
            ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
            merges.setMaxMergesAndThreads(1, 1);
            IndexWriterConfig config = new IndexWriterConfig()
                    .setRAMBufferSizeMB(BUFFER_MB)
                    .setMergeScheduler(merges)
                    .setCommitOnClose(true);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                source.accept(passage -> add(writer, passage, lexicons));
            }
            return new KeywordIndex(lexicons, DirectoryReader.open(directory), () -> {
                directory.close();
                delete(path);
            });
        } catch (IOException | RuntimeException e) {
            directory.close();
            delete(path);
            throw e;
        }
    }

    private static void add(IndexWriter writer, Passage passage, Lexicons lexicons) {
        try {
            writer.addDocument(PassageDocument.of(passage, KeywordIndex.language(passage, lexicons), lexicons));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void close() {
        try {
            lock.acquiredBy().close();
            delete(root);
        } catch (IOException e) {
            // the next process to start removes it
            System.getLogger(IndexFiles.class.getName()).log(System.Logger.Level.DEBUG, "event=index_files_left", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
