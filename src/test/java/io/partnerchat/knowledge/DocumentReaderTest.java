package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.Block.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
    private final DocumentReader reader = new DocumentReader(DocumentFixtures.LIMITS);

    @Test
    void textBecomesParagraphsAndListItems() {
        SourceText text = reader.text("Our shop ships\nwithin two days.\n\nWe take:\n- cards\n- PayPal\n  and more\n");
        assertEquals(
                List.of(
                        new Block(Kind.PARAGRAPH, 0, "Our shop ships within two days."),
                        new Block(Kind.PARAGRAPH, 0, "We take:"),
                        new Block(Kind.LIST_ITEM, 0, "cards"),
                        new Block(Kind.LIST_ITEM, 0, "PayPal and more")),
                text.blocks());
    }

    @Test
    void markdownKeepsItsHeadingsListsAndTables() {
        SourceText text = reader.markdown("""
                ---
                title: "Returns & refunds"
                ---
                # Returns
                You have **30 days**.

                * unworn
                  * with tag

                | Country | Days |
                |---|---|
                | Spain | 3 |
                """);
        assertEquals("Returns & refunds", text.title());
        assertEquals(
                List.of(
                        new Block(Kind.HEADING, 1, "Returns"),
                        new Block(Kind.PARAGRAPH, 0, "You have 30 days."),
                        new Block(Kind.LIST_ITEM, 0, "unworn"),
                        new Block(Kind.LIST_ITEM, 1, "with tag"),
                        new Block(Kind.TABLE_ROW, 0, "Country: Spain; Days: 3")),
                text.blocks());
    }

    @Test
    void aPageIsReadWithoutItsFrame() {
        SourceText text = reader.html("""
                <!doctype html><html lang="de-AT"><head><title>Versand</title><style>p{}</style></head><body>
                <header><a href=/>Shop</a></header><nav><ul><li>Start</li></ul></nav>
                <main><h1>Versand</h1><p>Wir liefern in <b>zwei</b> Tagen<br>nach &Ouml;sterreich.</p>
                <ul><li>Post</li><li>Bote</li></ul><table><tr><th>Gewicht</th><td>2 kg</td></tr></table>
                <script>alert(1)</script><form><input name=q><label>Suche</label></form></main>
                <footer>Impressum</footer></body></html>""");
        assertEquals("Versand", text.title());
        assertEquals("de-AT", text.language());
        assertEquals(
                List.of(
                        new Block(Kind.HEADING, 1, "Versand"),
                        new Block(Kind.PARAGRAPH, 0, "Wir liefern in zwei Tagen nach Österreich."),
                        new Block(Kind.LIST_ITEM, 0, "Post"),
                        new Block(Kind.LIST_ITEM, 0, "Bote"),
                        new Block(Kind.TABLE_ROW, 0, "Gewicht: 2 kg")),
                text.blocks());
    }

    @Test
    void pdfLinesBecomeHeadingsAndParagraphsAndPageFramesGo() {
        String page =
                "8 Lumen Bikes, page %d\n\n18 Warranty\n\n10 The frame is covered for ten\n10 years from the day you\n\n10 Worn parts are not, part %d.\n";
        SourceText text = reader.file(
                DocumentFixtures.pdf(page.formatted(1, 1), page.formatted(2, 2), page.formatted(3, 3)), "a.txt", null);
        assertEquals(new Block(Kind.HEADING, 1, "Warranty"), text.blocks().get(0));
        assertEquals(
                new Block(Kind.PARAGRAPH, 0, "The frame is covered for ten years from the day you"),
                text.blocks().get(1));
        assertEquals("Warranty", text.title());
        assertTrue(text.blocks().stream().noneMatch(block -> block.text().contains("Lumen")), text.toString());
    }

    @Test
    void docxKeepsHeadingsOfTranslatedStylesListsAndTables() {
        String styles =
                "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
        String cell = "<w:tc>%s</w:tc>";
        String table = "<w:tbl><w:tr>" + cell.formatted(DocumentFixtures.paragraph("", "EU")) + cell.formatted("<w:p/>")
                + cell.formatted(DocumentFixtures.paragraph("", "4 €")) + "</w:tr></w:tbl>";
        String body = DocumentFixtures.paragraph("<w:pStyle w:val=\"berschrift2\"/>", "Kosten")
                + DocumentFixtures.paragraph("<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>", "Paket")
                + "<w:p><w:del><w:r><w:delText>alt</w:delText><w:t>alt</w:t></w:r></w:del><w:r><w:t>neu </w:t><w:t>hier</w:t></w:r></w:p>"
                + table;
        Map<String, String> parts =
                new TreeMap<>(Map.of("word/document.xml", DocumentFixtures.document(body), "word/styles.xml", styles));
        parts.put("docProps/core.xml", "<c xmlns:dc=\"d\"><dc:title>Preise</dc:title></c>");
        SourceText text = reader.file(DocumentFixtures.zip(parts), "Preise.docx", null);
        assertEquals("Preise", text.title());
        assertEquals(
                List.of(
                        new Block(Kind.HEADING, 2, "Kosten"),
                        new Block(Kind.LIST_ITEM, 1, "Paket"),
                        new Block(Kind.PARAGRAPH, 0, "neu hier"),
                        new Block(Kind.TABLE_ROW, 0, "EU | 4 €")),
                text.blocks());
    }

    @Test
    void bytesAreReadInTheCharsetTheyAreIn() {
        for (String charset : List.of("UTF-8", "windows-1252", "UTF-16")) {
            byte[] bytes = "Größe “M” kostet 5 €".getBytes(Charset.forName(charset));
            assertEquals(
                    "Größe “M” kostet 5 €",
                    reader.file(bytes, "a.txt", null).blocks().get(0).text(),
                    charset);
        }
        byte[] greek = "<html><meta charset=iso-8859-7><p>Μέγεθος</p>".getBytes(Charset.forName("ISO-8859-7"));
        assertEquals(
                "Μέγεθος", reader.file(greek, "a.html", null).blocks().get(0).text());
    }

    @Test
    void theFlavourOfTextIsFoundByContent() {
        assertEquals(Kind.HEADING, first("# Title\n\n[a](b) **c**", "a.txt"));
        assertEquals(Kind.HEADING, first("<!-- x --><html><body><h1>Title</h1><p>x", "a.md"));
        assertEquals(Kind.PARAGRAPH, first("Is 3 < 5? A # sign.", "a.html"));
    }

    private Kind first(String text, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return reader.file(bytes, name, null).blocks().get(0).kind();
    }
}
