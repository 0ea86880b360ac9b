package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class NastyDocumentTest {
    private final DocumentReader reader = new DocumentReader(DocumentFixtures.LIMITS);

    @Test
    void anEncryptedPdfIsRefused() {
        assertReason(Reason.ENCRYPTED, DocumentFixtures.lockedPdf("secret", "10 hidden"), "a.pdf");
    }

    @Test
    void aPdfThatIsOnlyProtectedAgainstCopyingIsRefusedTooAsItMayHideABomb() {
        byte[] locked = DocumentFixtures.lockedPdf("", "10 in the open");
        assertReason(Reason.ENCRYPTED, locked, "a.pdf");
        String odd = new String(locked, StandardCharsets.ISO_8859_1).replace("/Encrypt ", "/#45n#63rypt ");
        assertReason(Reason.ENCRYPTED, odd.getBytes(StandardCharsets.ISO_8859_1), "a.pdf");
    }

    @Test
    void anEncryptedDocxIsRefused() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        assertReason(Reason.UNSUPPORTED, file.toByteArray(), "old.doc");
        file.writeBytes("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
        assertReason(Reason.ENCRYPTED, file.toByteArray(), "a.docx");
    }

    @Test
    void emptyAndScannedFilesAreNamedAsSuch() {
        assertReason(Reason.EMPTY, new byte[0], "a.txt");
        assertReason(Reason.EMPTY, " \n ".getBytes(StandardCharsets.UTF_8), "a.txt");
        assertReason(Reason.NO_TEXT, DocumentFixtures.pdf("", ""), "a.pdf");
        assertReason(Reason.NO_TEXT, DocumentFixtures.docx("<w:p/>"), "a.docx");
    }

    @Test
    void lyingFilesAreRefused() {
        assertReason(Reason.WRONG_TYPE, "just text".getBytes(StandardCharsets.UTF_8), "a.pdf");
        assertReason(Reason.UNSUPPORTED, new byte[] {1, 2, 3, 4, 0, 0, 0, 7, 5}, "a.txt");
        assertReason(Reason.UNSUPPORTED, DocumentFixtures.zip(Map.of("xl/workbook.xml", "<a/>")), "a.docx");
        assertReason(Reason.DAMAGED, "%PDF-1.7\nnothing here".getBytes(StandardCharsets.UTF_8), "a.pdf");
        assertReason(Reason.UNSUPPORTED, "<?xml version='1.0'?><rss/>".getBytes(StandardCharsets.UTF_8), "a.txt");
    }

    @Test
    void aZipBombIsStopped() {
        String zeros = " ".repeat(6 << 20);
        assertReason(Reason.TOO_COMPLEX, DocumentFixtures.docx(zeros), "a.docx");
        assertReason(Reason.TOO_COMPLEX, DocumentFixtures.zip(Map.of("padding", zeros)), "a.docx");
    }

    @Test
    void xmlCannotDefineEntitiesOrNestForEver() {
        String laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
        assertReason(Reason.DAMAGED, docxOf(laughs + "<d><p><t>&b;</t></p></d>"), "a.docx");
        String outside = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        assertReason(Reason.DAMAGED, docxOf(outside + "<d><p><t>&a;</t></p></d>"), "a.docx");
        assertReason(Reason.TOO_COMPLEX, docxOf("<d>".repeat(100_000)), "a.docx");
    }

    private static byte[] docxOf(String xml) {
        return DocumentFixtures.zip(Map.of("word/document.xml", xml));
    }

    @Test
    void aPdfBombIsStoppedHoweverItIsWritten() throws IOException {
        byte[] bomb = deflated(6 << 20);
        assertReason(Reason.TOO_COMPLEX, DocumentFixtures.rawPdf("/Filter/FlateDecode", bomb), "a.pdf");
        assertReason(Reason.TOO_COMPLEX, DocumentFixtures.rawPdf("/Filter /Fl#61teDecode", bomb), "a.pdf");
        assertReason(Reason.TOO_COMPLEX, DocumentFixtures.rawPdf("/Filter[/FlateDecode 9 0 R]", bomb), "a.pdf");
        assertReason(Reason.TOO_COMPLEX, DocumentFixtures.rawPdf("/X/RL/Filter/FlateDecode", bomb), "a.pdf");
    }

    @Test
    void aPictureThatIsNoneIsBlanked() throws IOException {
        byte[] bomb = deflated(6 << 20);
        assertReason(Reason.NO_TEXT, DocumentFixtures.rawPdf("/Subtype/Image/Filter/FlateDecode", bomb), "a.pdf");
    }

    @Test
    void tooManyPagesAndTooMuchTextAreRefused() {
        assertReason(
                Reason.TOO_LARGE,
                DocumentFixtures.pdf(
                        "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""),
                "a.pdf");
        assertReason(Reason.TOO_LARGE, "word ".repeat(30_000).getBytes(StandardCharsets.UTF_8), "a.txt");
        assertReason(Reason.TOO_LARGE, new byte[6 << 20], "a.txt");
    }

    @Test
    void timeIsLimited() {
        ReadLimits hasty = new ReadLimits(5 << 20, 100_000, 20, 4 << 20, Duration.ZERO);
        SourceException slow = assertThrows(
                SourceException.class,
                () -> new DocumentReader(hasty).file(DocumentFixtures.pdf("10 text"), "a.pdf", null));
        assertEquals(Reason.TOO_SLOW, slow.reason());
    }

    @Test
    void deepNestingDoesNotBreakTheStack() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            reader.html("<div>".repeat(50_000) + "text");
            reader.markdown(">".repeat(20_000) + " text");
            reader.markdown("*a ".repeat(5_000) + "b* ".repeat(5_000));
        });
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }

    private void assertReason(Reason reason, byte[] bytes, String name) {
        SourceException refused = assertThrows(SourceException.class, () -> reader.file(bytes, name, null));
        assertEquals(reason, refused.reason(), refused.getMessage());
    }
}
