package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** Where one company's index stands; gone with the last of its states that is held open. Written by one thread at a time. */
final class IndexFolder {
    private static final double BUFFER_MB = 16;
    private static final String STAMP = "stamp";

    private final Path path;
    private final Directory directory;
    private final Lexicons lexicons;
    private final IndexFiles files;
    private int states;

    IndexFolder(Path path, Lexicons lexicons, IndexFiles files) throws IOException {
        this.path = path;
        this.files = files;
        this.lexicons = lexicons;
        this.directory = new MMapDirectory(path);
    }

    /** Writes an index of what the source hands over. */
    KeywordIndex build(PassageTimes times, Consumer<Consumer<PassageRow>> source) throws IOException {
        try {
            try (IndexWriter writer = writer(OpenMode.CREATE)) {
                writer.setLiveCommitData(Map.of(STAMP, files.stamp()).entrySet());
                source.accept(row -> add(writer, row, times.of(row.id())));
            }
            return state(DirectoryReader.open(directory));
        } catch (IOException | RuntimeException e) {
            discard();
            throw e;
        }
    }

    /** Whether an index was once finished here, with the same stamp. */
    boolean isComplete(String stamp) {
        try {
            return stamp.equals(
                    SegmentInfos.readLatestCommit(directory).getUserData().get(STAMP));
        } catch (IOException | IllegalArgumentException e) {
            return false; // none, or one of another Lucene
        }
    }

    /** The index that was finished here. */
    KeywordIndex open() throws IOException {
        return state(DirectoryReader.open(directory));
    }

    /** The next state of an index: without the rows that went and those that changed, which the source hands over anew. */
    KeywordIndex update(
            KeywordIndex old, PassageTimes times, IndexChanges changes, Consumer<Consumer<PassageRow>> source)
            throws IOException {
        try (IndexWriter writer = writer(OpenMode.APPEND)) {
            for (long id : changes.gone()) {
                writer.deleteDocuments(new Term(PassageDocument.ROW, Long.toString(id)));
            }
            for (long id : changes.changed()) {
                writer.deleteDocuments(new Term(PassageDocument.ROW, Long.toString(id)));
            }
            source.accept(row -> add(writer, row, times.of(row.id())));
        }
        DirectoryReader next = old.ifChanged();
        return next == null ? null : state(next);
    }

    private IndexWriter writer(OpenMode mode) throws IOException {
        // one thread: an index is made in the background and must leave the others to the visitors
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(1, 1);
        return new IndexWriter(
                directory,
                new IndexWriterConfig()
                        .setOpenMode(mode)
                        .setRAMBufferSizeMB(BUFFER_MB)
                        .setMergeScheduler(merges)
                        .setCommitOnClose(true));
    }

    private void add(IndexWriter writer, PassageRow row, long changed) {
        try {
            Passage passage = row.passage();
            Language language = KeywordIndex.language(passage, lexicons);
            writer.addDocument(PassageDocument.of(row.id(), changed, passage, language, lexicons));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized KeywordIndex state(DirectoryReader reader) throws IOException {
        states++;
        return new KeywordIndex(lexicons, reader, this::released);
    }

    private synchronized void released() throws IOException {
        if (--states == 0) {
            discard();
        }
    }

    void discard() throws IOException {
        directory.close();
        if (!files.leaves()) {
            delete(path);
        }
    }

    /** The size of its files. */
    long bytes() {
        long bytes = 0;
        try {
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
        } catch (IOException | AlreadyClosedException e) {
            return bytes; // being closed
        }
        return bytes;
    }

    static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : paths) {
            Files.deleteIfExists(each);
        }
    }
}
