package io.partnerchat.knowledge;

import io.partnerchat.config.InvalidSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of the indexes: a copy of the table. They are mapped into memory, so the system keeps what is used and the heap
 * stays small. Kept ones are taken over by the process that starts next; others live no longer than this one.
 */
final class IndexFiles {
    private static final String PREFIX = "partner-chat-index-";
    private static final String LOCK = "lock";
    private static final Logger LOG = System.getLogger(IndexFiles.class.getName());

    /** A file that was just made may not be locked yet. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path root;
    private final boolean kept;
    private final String stamp;
    /** Held for as long as the process lives, so that another one leaves our files alone. */
    private final FileLock lock;

    private volatile boolean leaving;

    private IndexFiles(Path root, FileLock lock, IndexConfig config) {
        this.root = root;
        this.lock = lock;
        this.kept = config.kept();
        this.stamp = kept ? IndexStamp.of(config.database()) : "";
    }

    /** Takes a directory of its own below the named one, and removes what processes that were killed left behind. */
    static IndexFiles in(IndexConfig config) {
        Path parent = config.directory();
        try {
            Files.createDirectories(parent);
            IndexFiles files = null;
            try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, PREFIX + "*")) {
                for (Path sibling : siblings) {
                    FileLock free = lockOfAbandoned(sibling);
                    if (free != null && config.kept() && files == null) {
                        files = new IndexFiles(sibling, free, config);
                    } else if (free != null) {
                        remove(sibling, free);
                    }
                }
            }
            if (files != null) {
                return files;
            }
            Path root = Files.createTempDirectory(parent, PREFIX);
            return new IndexFiles(
                    root,
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                            .lock(),
                    config);
        } catch (IOException e) {
            throw new InvalidSettingException("INDEX_DIR must be a directory that can be written to: " + parent);
        }
    }

    /** Another process that starts at the same time may be at it too. */
    private static void remove(Path directory, FileLock lock) {
        try {
            IndexFolder.delete(directory);
            lock.acquiredBy().close();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.DEBUG, "event=index_files_left", e);
        }
    }

    /** Null when somebody has it, or is just making it. */
    private static FileLock lockOfAbandoned(Path directory) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        FileLock lock = null;
        try {
            Instant made = Files.getLastModifiedTime(directory.resolve(LOCK)).toInstant();
            lock = made.isBefore(Instant.now().minus(YOUNG)) ? channel.tryLock() : null;
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "somebody else's: " + directory);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    /** A new place for a company's index. */
    IndexFolder folder(String companyId, Lexicons lexicons) throws IOException {
        String name = URLEncoder.encode(companyId, StandardCharsets.UTF_8);
        return new IndexFolder(Files.createTempDirectory(root, name + '.'), lexicons, this);
    }

    /** What a process before this one has left, by company; nothing of it is known to be like the table. */
    Map<String, IndexFolder> left(Lexicons lexicons) {
        Map<String, IndexFolder> left = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "*.*")) {
            for (Path path : folders) {
                String name = path.getFileName().toString();
                String company = URLDecoder.decode(name.substring(0, name.lastIndexOf('.')), StandardCharsets.UTF_8);
                IndexFolder folder = new IndexFolder(path, lexicons, this);
                if (left.containsKey(company) || !folder.isComplete(stamp)) {
                    folder.discard();
                } else {
                    left.put(company, folder);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "event=index_files_unreadable", e);
        }
        return left;
    }

    String stamp() {
        return stamp;
    }

    /** Whether what is closed from now on is for the next process. */
    boolean leaves() {
        return leaving;
    }

    /** Comes before the indexes are closed. */
    void leave() {
        leaving = kept;
    }

    void close() {
        try {
            if (!kept) {
                IndexFolder.delete(root);
            }
            lock.acquiredBy().close();
        } catch (IOException e) {
            // the next process to start removes it
            LOG.log(Level.DEBUG, "event=index_files_left", e);
        }
    }
}
