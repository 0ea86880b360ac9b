package io.partnerchat.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small documents, honest and nasty. */
public final class DocumentFixtures {
    static final ReadLimits LIMITS = new ReadLimits(5 << 20, 100_000, 20, 4 << 20, Duration.ofSeconds(20));
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private DocumentFixtures() {}

    /** Each line is "size text"; a new page for each argument. */
    public static byte[] pdf(String... pages) {
        return lockedPdf(null, pages);
    }

    public static byte[] lockedPdf(String password, String... pages) {
        try (PDDocument document = new PDDocument()) {
            for (String page : pages) {
                PDPage sheet = new PDPage();
                document.addPage(sheet);
                write(document, sheet, page);
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document, PDPage sheet, String text) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
            float y = 750;
            for (String line : text.lines().toList()) {
                if (line.isBlank()) {
                    y -= 20;
                    continue;
                }
                float size = Float.parseFloat(line.substring(0, line.indexOf(' ')));
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
                content.newLineAtOffset(60, y);
                content.showText(line.substring(line.indexOf(' ') + 1));
                content.endText();
                y -= size * 1.3f;
            }
        }
    }

    /** A PDF of one page whose content stream is what is given, with a dictionary of its own. */
    public static byte[] rawPdf(String dictionary, byte[] content) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                        + "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                        + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>\nendobj\n"
                        + "4 0 obj\n<<" + dictionary + "/Length " + content.length + ">>\nstream\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        pdf.writeBytes(content);
        pdf.writeBytes(
                "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        return pdf.toByteArray();
    }

    public static byte[] docx(String body) {
        return zip(Map.of("word/document.xml", document(body)));
    }

    static String document(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"" + W + "\"><w:body>" + body
                + "</w:body></w:document>";
    }

    public static String paragraph(String properties, String text) {
        return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
