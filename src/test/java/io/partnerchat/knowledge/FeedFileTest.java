package io.partnerchat.knowledge;

import static io.partnerchat.knowledge.ProductField.AVAILABILITY;
import static io.partnerchat.knowledge.ProductField.BRAND;
import static io.partnerchat.knowledge.ProductField.CATEGORIES;
import static io.partnerchat.knowledge.ProductField.CURRENCY;
import static io.partnerchat.knowledge.ProductField.GTIN;
import static io.partnerchat.knowledge.ProductField.IMAGE;
import static io.partnerchat.knowledge.ProductField.PRICE;
import static io.partnerchat.knowledge.ProductField.SALE_FROM;
import static io.partnerchat.knowledge.ProductField.SALE_PRICE;
import static io.partnerchat.knowledge.ProductField.SALE_UNTIL;
import static io.partnerchat.knowledge.ProductField.SKU;
import static io.partnerchat.knowledge.ProductField.TITLE;
import static io.partnerchat.knowledge.ProductField.URL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFileTest {
    private static final String RSS = """
            <?xml version="1.0"?>
            <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>
            <title>The shop</title><link>https://shop.example</link>
            <lastBuildDate>Tue, 24 Nov 2026 06:00:00 +0100</lastBuildDate>
            %s
            </channel></rss>
            """;
    private static final String LAMP = """
            <item><g:id>L1</g:id><title>Lamp &amp; shade</title><g:description>&lt;p&gt;Gives &lt;b&gt;light&lt;/b&gt;.&lt;/p&gt;</g:description>
            <link>https://shop.example/lamp</link><g:image_link>https://shop.example/lamp.jpg</g:image_link>
            <g:price>49.00 NOK</g:price><g:sale_price>39.00 NOK</g:sale_price>
            <g:sale_price_effective_date>2026-11-20T00:00+0100/2026-11-30T23:59+0100</g:sale_price_effective_date>
            <g:availability>in stock</g:availability><g:brand>Lumen</g:brand><g:gtin>7041234567890</g:gtin><g:mpn>LX-200</g:mpn>
            <g:product_type>Home &gt; Lamps</g:product_type><g:color>Brass</g:color>
            <g:shipping><g:country>NO</g:country><g:price>5.00 NOK</g:price></g:shipping>
            <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Bulb</g:attribute_name>
            <g:attribute_value>E27</g:attribute_value></g:product_detail></item>
            """;

    @TempDir
    Path directory;

    private FeedTesting read(String content) throws IOException {
        return FeedTesting.read(directory, content);
    }

    private SourceException refused(String content) {
        return assertThrows(SourceException.class, () -> read(content));
    }

    @Test
    void everyFieldOfAnRssFeedIsTaken() throws IOException {
        FeedTesting feed = read(RSS.formatted(LAMP));
        Product lamp = feed.only();
        assertEquals(FeedForm.GOOGLE_XML, feed.form);
        assertEquals(Instant.parse("2026-11-24T05:00:00Z"), feed.madeAt);
        assertEquals("Lamp & shade", lamp.fields().get(TITLE));
        assertEquals("https://shop.example/lamp", lamp.fields().get(URL));
        assertEquals("https://shop.example/lamp.jpg", lamp.fields().get(IMAGE));
        assertEquals("49.00", lamp.fields().get(PRICE));
        assertEquals("39.00", lamp.fields().get(SALE_PRICE));
        assertEquals("NOK", lamp.fields().get(CURRENCY));
        assertEquals("2026-11-19T23:00:00Z", lamp.fields().get(SALE_FROM));
        assertEquals("2026-11-30T22:59:00Z", lamp.fields().get(SALE_UNTIL));
        assertEquals("in_stock", lamp.fields().get(AVAILABILITY));
        assertEquals("Lumen", lamp.fields().get(BRAND));
        assertEquals("7041234567890", lamp.fields().get(GTIN));
        assertEquals("Home > Lamps", lamp.fields().get(CATEGORIES));
        assertEquals(Set.of("Brass"), lamp.attributes().get("Color"));
        assertEquals(Set.of("E27"), lamp.attributes().get("Bulb"));
    }

    @Test
    void theTextHasEverythingButWhatChangesFromDayToDay() throws IOException {
        DocumentVersion lamp = read(RSS.formatted(LAMP)).version("L1");
        assertEquals(1, lamp.pieces().size());
        assertEquals(
                "Gives light.\nBrand: Lumen\nCategory: Home > Lamps\nColor: Brass\nBulb: E27\nSKU: L1\nGTIN: 7041234567890"
                        + "\nMPN: LX-200",
                lamp.pieces().get(0).text());
        String id = lamp.pieces().get(0).vectorId();
        assertTrue(id.matches("[!-~]{1,255}"), id);
        DocumentVersion dearer = read(RSS.formatted(
                        LAMP.replace("49.00", "59.00").replace("in stock", "out of stock")))
                .version("L1");
        assertEquals(id, dearer.pieces().get(0).vectorId(), "a new price needs no new vector");
        assertFalse(lamp.hash().equals(dearer.hash()), "but is a change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\uFEFF", "\uFEFF\r\n "})
    void blankLinesBeforeTheXmlDoNotMatter(String before) throws IOException {
        assertEquals("L1", read(before + RSS.formatted(LAMP)).only().id());
    }

    @Test
    void anAtomFeedSaysTheSame() throws IOException {
        FeedTesting feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
                <updated>2026-11-24T06:00:00Z</updated>
                <entry><id>tag:shop.example,2026:1</id><g:id>A1</g:id><title>Mug</title><summary>Holds tea.</summary>
                <link rel="edit" href="https://shop.example/edit"/><link rel="alternate" href="https://shop.example/mug"/>
                <g:price>EUR 1.299,50</g:price><g:availability>preorder</g:availability></entry></feed>
                """);
        assertEquals(Instant.parse("2026-11-24T06:00:00Z"), feed.madeAt);
        assertEquals("A1", feed.only().id());
        assertEquals("https://shop.example/mug", feed.only().fields().get(URL));
        assertEquals("1299.50", feed.only().fields().get(PRICE));
        assertEquals("preorder", feed.only().fields().get(AVAILABILITY));
    }

    @Test
    void theTabSeparatedFormSaysTheSame() throws IOException {
        FeedTesting feed = read("""
                id\ttitle\tdescription\tlink\tprice\tavailability\timage link\titem group id\tcolor
                T1\t15" screen\tShows things.\thttps://shop.example/t\t$1,299\tin_stock\thttps://shop.example/t.png\t\tgrey
                T2\tCable\tJoins things.\thttps://shop.example/c\t9.90 USD\tout_of_stock\t\t\t
                """);
        assertEquals(FeedForm.GOOGLE_TEXT, feed.form);
        assertEquals(Set.of("T1", "T2"), feed.products().keySet());
        assertEquals("15\" screen", feed.products().get("T1").fields().get(TITLE));
        assertEquals("1299", feed.products().get("T1").fields().get(PRICE));
        assertEquals(
                "https://shop.example/t.png", feed.products().get("T1").fields().get(IMAGE));
        assertEquals("USD", feed.products().get("T2").fields().get(CURRENCY));
    }

    @Test
    void variantsAreOneProductWhereverTheyStand() throws IOException {
        String shirt = "<item><g:id>S-%1$s</g:id><g:item_group_id>SHIRT</g:item_group_id><title>Shirt - %1$s</title>"
                + "<g:color>%1$s</g:color><g:price>%2$s EUR</g:price><g:availability>%3$s</g:availability></item>";
        FeedTesting feed = read(RSS.formatted(
                shirt.formatted("Red", "30.00", "out of stock") + LAMP + shirt.formatted("Blue", "25.00", "in stock")));
        Product product = feed.products().get("SHIRT");
        assertEquals(2, feed.products().size());
        assertEquals("Shirt", product.fields().get(TITLE));
        assertEquals("25.00", product.fields().get(PRICE));
        assertEquals("30.00", product.priceMax());
        assertEquals("in_stock", product.fields().get(AVAILABILITY));
        assertEquals(Set.of("Red", "Blue"), product.attributes().get("Color"));
        assertEquals("S-Red S-Blue", product.fields().get(SKU));
    }

    @Test
    void aRealExportOfWooCommerceIsTaken() throws IOException {
        FeedTesting feed = read(Files.readString(Path.of("src/test/resources/feeds/woocommerce.csv")));
        assertEquals(FeedForm.WOOCOMMERCE, feed.form);
        assertEquals(java.util.List.of(), feed.errors);
        assertEquals(15, feed.products().size());
        Product hoodie = feed.products().get("742");
        assertEquals("Hoodie", hoodie.fields().get(TITLE));
        assertEquals("45", hoodie.fields().get(PRICE));
        assertEquals("42", hoodie.fields().get(SALE_PRICE));
        assertEquals("EUR", hoodie.fields().get(CURRENCY));
        assertEquals(Set.of("Blue", "Green", "Red"), hoodie.attributes().get("Color"));
        assertTrue(
                hoodie.itemIds().containsAll(Set.of("742", "758", "897")),
                hoodie.itemIds().toString());
        assertTrue(
                hoodie.fields().get(SKU).contains("cc-hoodie-red"),
                hoodie.fields().get(SKU));
        assertEquals("https://shop.example/?p=742", hoodie.fields().get(URL));
        assertTrue(hoodie.fields().get(IMAGE).endsWith("/hoodie-no-pocket-red.png"));
        assertEquals(
                "https://www.classicpress.net/donate/",
                feed.products().get("872").fields().get(URL));
        assertEquals(
                Set.of("Clothing > Tshirts"),
                Set.of(feed.products().get("741").fields().get(CATEGORIES)));
    }

    @Test
    void whatWooCommerceDoesNotShowIsNotTaken() throws IOException {
        FeedTesting feed = read("""
                ID,Type,SKU,Name,Published,In stock?,Sale price,Regular price,Parent
                1,simple,a,Draft,0,1,,5,
                2,simple,b,Private,-1,1,,5,
                3,variable,c,Coat,1,1,,,
                4,variation,d,Coat - Red,0,1,,50,id:3
                5,variation,e,Coat - Blue,1,backorder,"39,90","50,00",id:3
                """);
        Product coat = feed.only();
        assertEquals("3", coat.id());
        assertEquals(Set.of("3", "5"), coat.itemIds());
        assertEquals("39.90", coat.fields().get(SALE_PRICE));
        assertEquals("backorder", coat.fields().get(AVAILABILITY));
    }

    @Test
    void theRowsOfAShopifyExportAreJoinedByTheirHandle() throws IOException {
        FeedTesting feed = read("""
                Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Status
                tee,Tee,<p>Soft &amp; warm.</p>,Acme,Shirts,,TRUE,Size,S,T-S,shopify,0,deny,19.00,25.00,'123,https://shop.example/tee.jpg,active
                tee,,,,,,,,M,T-M,shopify,4,deny,20.00,,,,
                tee,,,,,,,,,,,,,,,,https://shop.example/tee2.jpg,
                card,Gift card,,Acme,,,TRUE,Title,Default Title,,,,,10,,,,active
                old,Old,,Acme,,,TRUE,Title,Default Title,,,,,10,,,,draft
                """);
        assertEquals(FeedForm.SHOPIFY, feed.form);
        assertEquals(Set.of("tee", "card"), feed.products().keySet());
        Product tee = feed.products().get("tee");
        assertEquals("20.00", tee.fields().get(PRICE));
        assertEquals("19.00", tee.fields().get(SALE_PRICE));
        assertEquals("25.00", tee.priceMax());
        assertEquals(Set.of("S", "M"), tee.attributes().get("Size"));
        assertEquals("T-S T-M", tee.fields().get(SKU));
        assertEquals("123", tee.fields().get(GTIN));
        assertEquals("in_stock", tee.fields().get(AVAILABILITY));
        assertEquals("https://shop.example/products/tee", tee.fields().get(URL));
        assertEquals("https://shop.example/tee.jpg", tee.fields().get(IMAGE));
        assertEquals(
                "Soft & warm.",
                feed.version("tee").pieces().get(0).text().lines().findFirst().orElseThrow());
        assertEquals(java.util.Map.of(), feed.products().get("card").attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void theEncodingOfATableIsFoundOut(String charset) throws IOException {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        String table = mark + "id;title;price\n1;Kjærlighet på glass;\"12,50 €\"\n";
        assertEquals(
                "Kjærlighet på glass",
                FeedTesting.read(directory, table, Charset.forName(charset))
                        .only()
                        .fields()
                        .get(TITLE));
    }

    @Test
    void aBadRowIsNamedByItsLineAndTheOthersGoOn() throws IOException {
        FeedTesting feed =
                read("id,title,price\n1,One,5 EUR\n2,\"Two\nlines\",cheap\n,Three,5 EUR\n4,,5 EUR\n5,Five,6 EUR\n");
        assertEquals(Set.of("1", "5"), feed.products().keySet());
        assertEquals(
                java.util.List.of(3L, 5L, 6L),
                feed.errors.stream().map(RowError::line).toList());
        FeedTesting xml = read(RSS.formatted("<item><title>No id</title></item>" + LAMP));
        assertEquals(Set.of("L1"), xml.products().keySet());
        assertEquals(5, xml.errors.get(0).line());
    }

    @Test
    void aFeedThatBreaksOffSaysWhere() throws IOException {
        String whole = RSS.formatted(LAMP + LAMP.replace("L1", "L2"));
        SourceException xml = refused(whole.substring(0, whole.length() - 400));
        assertTrue(
                xml.getMessage().contains("breaks off") && xml.getMessage().matches("(?s).*line \\d+.*"),
                xml.getMessage());
        assertTrue(refused("id,title,price,link\n1,One,5,x\n2,Tw").getMessage().contains("line 3"));
        assertTrue(refused("id,title\n1,One\n2,\"Tw").getMessage().contains("breaks off"));
        byte[] packed = gzip(whole);
        assertThrows(
                SourceException.class, () -> FeedTesting.read(directory, Arrays.copyOf(packed, packed.length / 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "{\"products\":[]}",
                "<html><body>Not found</body></html>",
                "<?xml version=\"1.0\"?><products><product/></products>",
                "just some words",
                "a,b,c\n1,2,3\n"
            })
    void whatIsNoFeedIsRefused(String content) {
        assertTrue(refused(content).getMessage().contains("othing was changed"), content);
    }

    @Test
    void aFeedWithoutProductsIsRefused() {
        assertEquals(SourceException.Reason.EMPTY, refused(RSS.formatted("")).reason());
    }

    @Test
    void anExportInAnotherLanguageIsTheSameFeed() throws IOException {
        String english = Files.readString(Path.of("src/test/resources/feeds/woocommerce.csv"));
        String german =
                "ID,Typ,Artikelnummer,Name,Veröffentlicht,Ist hervorgehoben?,Sichtbarkeit im Katalog,Kurzbeschreibung,"
                        + "Beschreibung,\"Datum, an dem Angebotspreis beginnt\",\"Datum, an dem Angebotspreis endet\",Steuerstatus,"
                        + "Steuerklasse,Vorrätig?,Bestand,Geringe Lagermenge,Lieferrückstände erlaubt?,Nur einzeln verkaufen?,"
                        + "Gewicht (kg),Länge (cm),Breite (cm),Höhe (cm),Kundenrezensionen erlauben?,Hinweis zum Kauf,Angebotspreis,"
                        + "Regulärer Preis,Kategorien,Schlagwörter,Versandklasse,Bilder,Downloadlimit,Ablauftage des Downloads,"
                        + "Übergeordnetes Produkt,Gruppierte Produkte,Zusatzverkäufe,Cross-Sells,Externe URL,Button-Text,Position,"
                        + "Attribut 1 Name,Attribut 1 Wert(e),Attribut 1 sichtbar,Attribut 1 global,Attribut 2 Name,"
                        + "Attribut 2 Wert(e),Attribut 2 sichtbar,Attribut 2 global";
        String header = english.substring(0, english.indexOf(",Meta:"));
        Map<String, Product> expected = read(english).products();
        assertEquals(expected, read(english.replace(header, german)).products());
        String numbered = english.replace(
                        header, german.replace("nummer,Name", "nummer,\"GTIN, UPC, EAN oder ISBN\",Name"))
                .replaceAll("(?m)^(\\d+,(?:\\w+|\"[^\"]*\"),[^,]*),", "$1,,");
        assertEquals(expected, read(numbered).products());
    }

    @Test
    void aTranslatedExportIsToldFromSomethingElse() {
        String header = "ID,Typ,Artikelnummer,Name2" + ",x".repeat(30) + "\n";
        assertEquals(
                SourceException.Reason.LOCALIZED_HEADERS,
                refused(header + "1,simple,a,b" + ",".repeat(30) + "\n").reason());
    }

    @Test
    void aCompressedFeedIsUnpackedWithinItsLimit() throws IOException {
        assertEquals(
                "L1",
                FeedTesting.read(directory, gzip(RSS.formatted(LAMP))).only().id());
        byte[] bomb = gzip(" ".repeat(11 << 20));
        assertThrows(SourceException.class, () -> FeedTesting.read(directory, bomb));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;\">]>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">"
            })
    void aDocumentTypeWithEntitiesIsRefused(String type) {
        String feed = RSS.formatted(LAMP.replace("Lumen", "&x;"))
                .replaceFirst("\\?>", "?>" + java.util.regex.Matcher.quoteReplacement(type));
        SourceException refused = refused(feed);
        assertTrue(refused.getMessage().contains("document type"), refused.getMessage());
    }

    @Test
    void anAddressThatIsNoneIsLeftOut() throws IOException {
        Product lamp = read(RSS.formatted(LAMP.replace("https://shop.example/lamp<", "javascript:alert(1)<")))
                .only();
        assertNull(lamp.fields().get(URL));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
