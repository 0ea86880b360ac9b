package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Lines with their sizes, page by page, within the limits: the clock is looked at for every operator. */
final class PdfPages extends PDFTextStripper {
    private final int maxCharacters;
    private final ReadClock clock;
    private final StringBuilder line = new StringBuilder();
    private List<PdfLine> lines = new ArrayList<>();
    private float size;
    private int characters;

    PdfPages(int maxCharacters, ReadClock clock) {
        this.maxCharacters = maxCharacters;
        this.clock = clock;
        setSortByPosition(false);
        setSuppressDuplicateOverlappingText(false); // quadratic on crafted pages
    }

    /** @param page from 1 */
    List<PdfLine> lines(PDDocument document, int page) throws IOException {
        lines = new ArrayList<>();
        setStartPage(page);
        setEndPage(page);
        writeText(document, Writer.nullWriter());
        close(true);
        return edged();
    }

    private List<PdfLine> edged() {
        for (int i : new int[] {0, lines.size() - 1}) {
            if (i >= 0 && i < lines.size()) {
                PdfLine edge = lines.get(i);
                lines.set(i, new PdfLine(edge.text(), edge.size(), edge.endsParagraph(), true));
            }
        }
        return lines;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        clock.check();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++characters > maxCharacters) {
            throw new SourceException(
                    Reason.TOO_LARGE, "It has more text than the limit of " + maxCharacters + " characters.");
        }
        super.processTextPosition(text);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (!positions.isEmpty()) {
            float height = positions.get(0).getFontSizeInPt();
            size = Math.max(size, Math.round(height * 2) / 2f);
        }
        line.append(text);
    }

    @Override
    protected void writeWordSeparator() {
        line.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        close(false);
    }

    @Override
    protected void writeParagraphSeparator() {
        close(true);
    }

    @Override
    protected void writeParagraphEnd() throws IOException {
        super.writeParagraphEnd();
        close(true);
    }

    private void close(boolean endsParagraph) {
        String text = PlainText.oneLine(line.toString());
        line.setLength(0);
        if (!text.isEmpty()) {
            lines.add(new PdfLine(text, size, endsParagraph, false));
        } else if (endsParagraph && !lines.isEmpty()) {
            PdfLine last = lines.get(lines.size() - 1);
            lines.set(lines.size() - 1, new PdfLine(last.text(), last.size(), true, last.edge()));
        }
        size = 0;
    }
}
