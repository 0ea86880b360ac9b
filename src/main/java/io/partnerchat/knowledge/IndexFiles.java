package io.partnerchat.knowledge;

import io.partnerchat.config.InvalidSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The files of the indexes. They are mapped into memory, so the system keeps what is used and the heap stays small; they
 * are a copy of the table and live no longer than this process.
 */
final class IndexFiles {
    private static final String PREFIX = "partner-chat-index-";
    private static final String LOCK = "lock";
    private static final Logger LOG = System.getLogger(IndexFiles.class.getName());

    /** One that was just made may not be locked yet. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

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
                    remove(sibling);
                }
            }
        }
    }

    /** Another process that starts at the same time may be at it too. */
    private static void remove(Path directory) {
        try {
            IndexFolder.delete(directory);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.DEBUG, "event=index_files_left", e);
        }
    }

    private static boolean abandoned(Path directory) {
        try {
            Instant changed = Files.getLastModifiedTime(directory).toInstant();
            return changed.isBefore(Instant.now().minus(YOUNG)) && unlocked(directory);
        } catch (IOException e) {
            return false; // gone already
        }
    }

    private static boolean unlocked(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
            return false; // somebody else's, or still being made
        }
    }

    /** A new place for one company's index. */
    IndexFolder folder(Lexicons lexicons) throws IOException {
        return new IndexFolder(Files.createTempDirectory(root, ""), lexicons);
    }

    void close() {
        try {
            lock.acquiredBy().close();
            IndexFolder.delete(root);
        } catch (IOException e) {
            // the next process to start removes it
            LOG.log(Level.DEBUG, "event=index_files_left", e);
        }
    }
}
