package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads one document, whatever it came as, and takes it in. */
@ApplicationScoped
class DocumentWork implements Work {
    /** Part of each document's hash: how it is cut has changed, so the same upload is to be cut again. */
    static final String CUT = "1";

    private static final int MOST_SOURCE = 4_000_000;
    private static final int MOST_TITLE = 500;

    @Inject
    Ingester ingester;

    @Inject
    Payloads payloads;

    private final ReadLimits limits = ReadLimits.of(Settings.ofServer());

    @Override
    public JobKind kind() {
        return JobKind.DOCUMENT;
    }

    @Override
    public void run(JobRun run) throws IOException {
        run.counts().expect(1);
        run.proceed(JobPhase.READING);
        Path file = payloads.toFile(run.job());
        try {
            ingester.take(run, List.of(read(run.job(), Files.readAllBytes(file))), true);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private DocumentVersion read(Job job, byte[] bytes) {
        DocumentReader reader = new DocumentReader(limits);
        String form = job.text("form");
        SourceText text = switch (form == null ? "" : form) {
            case "text" -> reader.text(new String(bytes, StandardCharsets.UTF_8));
            case "markdown" -> reader.markdown(new String(bytes, StandardCharsets.UTF_8));
            case "html" -> reader.html(new String(bytes, StandardCharsets.UTF_8));
            default -> reader.file(bytes, job.text("name"), job.text("content_type"));
        };
        String hash = Secrets.hash(
                String.join("\n", CUT, form, job.text("title"), job.text("url"), job.text("name"), digest(bytes)));
        return version(Passage.DOCUMENT, job.text("document_id"), text, job.text("title"), job.text("url"), hash, null);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @param title null: the text's own */
    static DocumentVersion version(
            String kind, String id, SourceText text, String title, String url, String hash, String group) {
        String name = shortened(title == null ? text.title() : title, MOST_TITLE);
        String source = shortened(plain(text.blocks()), MOST_SOURCE);
        List<Piece> pieces =
                DocumentVersion.pieces(kind, id, name, url, text.language(), Chunker.chunks(text.blocks()), Map.of());
        return new DocumentVersion(kind, id, name, url, text.language(), hash, source, group, null, pieces);
    }

    static String plain(List<Block> blocks) {
        StringBuilder all = new StringBuilder();
        for (Block block : blocks) {
            switch (block.kind()) {
                case HEADING ->
                    all.append("\n")
                            .append("#".repeat(Math.max(1, block.level())))
                            .append(' ');
                case LIST_ITEM ->
                    all.append("  ".repeat(Math.max(0, block.level()))).append("- ");
                case PARAGRAPH, TABLE_ROW -> {
                    // as it is
                }
            }
            all.append(block.text()).append('\n');
        }
        return all.toString().strip();
    }

    static String shortened(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
