package io.partnerchat.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of text, looked through once to know how it is written: a byte order mark, then UTF-8 when all of it is, then
 * Windows-1252, which is what is left in Western files.
 *
 * @param mark how many bytes the byte order mark has
 * @param endsWithLine whether its last line is ended as all others are
 */
record FileText(Path file, Charset charset, int mark, boolean endsWithLine) {
    private static final int BUFFER = 64 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static FileText of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            Optional<Charset> marked = TextDecoding.byteOrderMark(head);
            boolean ended = endsWithLine(file);
            if (marked.isPresent()) {
                return new FileText(file, marked.get(), marked.get().equals(StandardCharsets.UTF_8) ? 3 : 2, ended);
            }
        }
        return new FileText(file, isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS, 0, endsWithLine(file));
    }

    BufferedReader reader() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset), BUFFER);
    }

    private static boolean endsWithLine(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            long size = channel.size();
            ByteBuffer end = ByteBuffer.allocate(2);
            channel.position(Math.max(0, size - 2));
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // to the end
            }
            for (int i = 0; i < end.position(); i++) {
                // either byte order of UTF-16
                if (end.get(i) == '\n' || end.get(i) == '\r') {
                    return i == end.position() - 1 || end.get(i + 1) == 0;
                }
            }
            return false;
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, characters, end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
                characters.clear();
            }
        }
        return true;
    }
}
