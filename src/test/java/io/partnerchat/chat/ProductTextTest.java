package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.Passage;
import io.partnerchat.knowledge.ProductFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTextTest {
    private static final Instant DATE = Instant.parse("2026-11-23T07:05:14Z");
    private static final Phrases ENGLISH = Phrases.of(List.of(Locale.ENGLISH));

    private static Passage kettle(String price, String salePrice, String priceMax, String availability) {
        ProductFacts facts = new ProductFacts(
                decimal(price),
                decimal(salePrice),
                decimal(priceMax),
                "EUR",
                availability,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                DATE);
        return new Passage(
                "k", "Whistles.", "Kettle", "https://shop.example/kettle", "k", Passage.PRODUCT, null, null, facts);
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Test
    void aPriceIsToldWithTheDateOfItsFeedAndWhereToBuyIt() {
        String answer = ProductText.answer(kettle("49.00", null, null, "in_stock"), "Whistles.", ENGLISH);
        assertTrue(answer.startsWith("**Kettle**\n\nWhistles."), answer);
        assertTrue(answer.contains("€49.00 (as of Nov 23, 2026)"), answer);
        assertTrue(answer.contains("It is in stock."), answer);
        assertTrue(answer.endsWith("https://shop.example/kettle"), answer);
    }

    @Test
    void aSaleAndARangeNameBothPrices() {
        String sale = ProductText.answer(kettle("49.00", "39.00", null, null), "", ENGLISH);
        assertTrue(sale.contains("€39.00 instead of €49.00"), sale);
        String range = ProductText.answer(kettle("49.00", null, "79.00", null), "", ENGLISH);
        assertTrue(range.contains("€49.00 to €79.00"), range);
    }

    @Test
    void withoutAPriceThatMayBeToldTheVisitorAndTheModelAreSentToTheProductsPage() {
        Passage kettle = kettle(null, null, null, null);
        assertTrue(ProductText.answer(kettle, "", ENGLISH).contains("current price is on the product's page"));
        assertTrue(ProductText.forModel(kettle).contains("product's page"));
        assertNull(ProductText.card(kettle).asOf());
        assertNull(ProductText.card(kettle).price());
    }

    @Test
    void theModelReadsThePriceWithItsDate() {
        String text = ProductText.forModel(kettle("49.00", "39.00", null, "out_of_stock"));
        assertEquals(
                "\nPrice: 49.00 EUR, on sale now for 39.00 EUR; availability: out of stock (as of 2026-11-23T07:05:14Z;"
                        + " name this date with the price)",
                text);
    }

    @Test
    void whatIsNoProductHasNoCard() {
        Passage page = new Passage("p", "Text", "Title", null);
        assertNull(ProductText.card(page));
        assertEquals("", ProductText.forModel(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "ar", "he"})
    void everyLanguageHasEverySentence(String language) {
        Phrases phrases = Phrases.of(List.of(Locale.forLanguageTag(language)));
        for (String key : ResourceBundle.getBundle("phrases", Locale.ROOT).keySet()) {
            assertFalse(phrases.sentence(key).isBlank(), key);
        }
        String answer = ProductText.answer(kettle("49.00", "39.00", null, "preorder"), "", phrases);
        assertFalse(answer.contains("{") || answer.contains("null"), answer);
    }
}
