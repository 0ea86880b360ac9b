package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF with a text layer. Nothing is drawn: pictures are blanked before the parser sees them. */
final class PdfText {
    private PdfText() {}

    static SourceText read(byte[] bytes, ReadLimits limits, BlockList blocks) {
        if (PdfStreams.isEncrypted(bytes)) {
            throw encrypted(null);
        }
        byte[] defused = PdfStreams.defuse(bytes, limits.unpackedBytes(), blocks.clock());
        try (RandomAccessReadBuffer source = new RandomAccessReadBuffer(defused);
                PDDocument document = Loader.loadPDF(source, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages > limits.pages()) {
                throw new SourceException(
                        Reason.TOO_LARGE, "It has " + pages + " pages; the limit is " + limits.pages() + ".");
            }
            return text(document, pages, limits, blocks);
        } catch (InvalidPasswordException e) {
            throw encrypted(e);
        } catch (StackOverflowError | OutOfMemoryError e) { // one impossible table or tree; what it took is free again
            throw new SourceException(Reason.TOO_COMPLEX, "The PDF is built in a way that cannot be read.", e);
        } catch (SourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the parser throws both on broken files
            throw damaged(e);
        }
    }

    private static SourceException encrypted(Exception cause) {
        return new SourceException(
                Reason.ENCRYPTED,
                "The PDF is protected, with a password or against copying; save it without that.",
                cause);
    }

    private static SourceText text(PDDocument document, int pages, ReadLimits limits, BlockList blocks)
            throws IOException {
        PdfPages reader = new PdfPages(limits.characters(), blocks.clock());
        List<PdfLine> lines = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            blocks.clock().check();
            lines.addAll(reader.lines(document, page));
        }
        PdfLine.toBlocks(lines, pages, blocks);
        if (blocks.isEmpty()) {
            throw new SourceException(
                    Reason.NO_TEXT,
                    "The PDF has no text layer: it is scanned or only pictures. Recognise its text first.");
        }
        PDDocumentInformation information = document.getDocumentInformation();
        return blocks.source(
                title(information.getTitle()), document.getDocumentCatalog().getLanguage());
    }

    /** Office programs leave the name of a file there. */
    private static String title(String title) {
        String line = PlainText.oneLine(title);
        boolean fileName = line.matches("(?i)(microsoft word - .*|.*\\.(docx?|odt|pdf|indd|rtf)|untitled.*)");
        return fileName ? null : PlainText.cut(line, 300);
    }

    /** The parser wraps what we throw while it reads. */
    private static SourceException damaged(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SourceException ours) {
                return ours;
            }
        }
        return new SourceException(Reason.DAMAGED, "The PDF is damaged.", problem);
    }
}
