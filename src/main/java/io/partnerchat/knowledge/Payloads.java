package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What was uploaded for a job, on its way into the database and out again. It waits there and not on a disk, so that any
 * node can take the job up. Never more than a part of it is in memory.
 */
@ApplicationScoped
class Payloads {
    private static final int PART_BYTES = 1 << 20;
    private static final int BUFFER = 64 * 1024;

    @Inject
    JobService jobs;

    /**
     * Reads the upload to its end; a 413 problem when it is longer than allowed, a 400 one when it is empty.
     *
     * @return the hash of what was uploaded
     */
    String receive(Job job, InputStream upload, long mostBytes) throws IOException {
        long length = 0;
        MessageDigest digest = Secrets.digest();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(new Parts(job.id()), deflater, BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                length += read;
                if (length > mostBytes) {
                    throw new ProblemException(
                            Problem.of(413, "The upload must not be larger than " + (mostBytes >> 20) + " MiB."));
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } finally {
            deflater.end();
        }
        if (length == 0) {
            throw new ProblemException(Problem.of(400, "The body is empty."));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A temporary file with what was uploaded, for the caller to delete. */
    Path toFile(Job job) throws IOException {
        Path file = Files.createTempFile("partnerchat-job-", ".tmp");
        try {
            toFile(job, file);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void toFile(Job job, Path file) throws IOException {
        try (InputStream in = new InflaterInputStream(new Stored(job.id()));
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }

    /** Gathers bytes to parts. */
    private final class Parts extends OutputStream {
        private final long job;
        private final byte[] part = new byte[PART_BYTES];
        private int filled;
        private int number;

        Parts(long job) {
            this.job = job;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            while (from < offset + length) {
                int some = Math.min(PART_BYTES - filled, offset + length - from);
                System.arraycopy(bytes, from, part, filled, some);
                filled += some;
                from += some;
                if (filled == PART_BYTES) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                store();
            }
        }

        private void store() {
            jobs.addPart(job, number++, Arrays.copyOf(part, filled));
            filled = 0;
        }
    }

    /** The parts one after the other, each fetched when it is its turn. */
    private final class Stored extends InputStream {
        private final long job;
        private int number;
        private ByteArrayInputStream part;

        Stored(long job) {
            this.job = job;
            this.part = fetch();
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int read = part.read(bytes, offset, length);
            if (read < 0) {
                part = fetch();
                read = part.read(bytes, offset, length);
            }
            return read;
        }

        private ByteArrayInputStream fetch() {
            return new ByteArrayInputStream(jobs.part(job, number++).orElseGet(() -> new byte[0]));
        }
    }
}
