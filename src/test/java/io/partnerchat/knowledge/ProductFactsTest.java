package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductFactsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final JsonObject LAMP = Json.createObjectBuilder()
            .add("price", "49.00")
            .add("sale_price", "39.00")
            .add("price_max", "59.00")
            .add("currency", "NOK")
            .add("availability", "in_stock")
            .add("image", "https://shop.example/lamp.jpg")
            .add("sale_from", "2026-11-24T00:00:00Z")
            .add("sale_until", "2026-11-26T00:00:00Z")
            .add("feed_date", "2026-11-20T00:00:00Z")
            .build();
    private final ProductFacts facts = ProductFacts.of(LAMP);

    @Test
    void aPriceOfAnOldFeedIsNotTold() {
        ProductFacts told = facts.told(null, NOW, TWO_DAYS);
        assertNull(told.price());
        assertNull(told.salePrice());
        assertNull(told.priceMax());
        assertNull(told.availability());
        assertEquals("https://shop.example/lamp.jpg", told.image());
    }

    @Test
    void aFeedThatCameAgainUnchangedMakesItFresh() {
        ProductFacts told = facts.told(NOW.minusSeconds(60), NOW, TWO_DAYS);
        assertEquals(new BigDecimal("49.00"), told.price());
        assertEquals(new BigDecimal("39.00"), told.salePrice());
        assertEquals(NOW.minusSeconds(60), told.feedDate());
    }

    @Test
    void theLimitIsTheLastMomentAtWhichItIsTold() {
        assertEquals(
                "49.00", facts.told(NOW.minus(TWO_DAYS), NOW, TWO_DAYS).price().toString());
        assertNull(facts.told(NOW.minus(TWO_DAYS).minusMillis(1), NOW, TWO_DAYS).price());
    }

    @Test
    void aSaleIsToldOnlyWhileItLasts() {
        Duration month = Duration.ofDays(30);
        assertNull(facts.told(NOW, Instant.parse("2026-11-23T23:59:59Z"), month).salePrice());
        assertEquals("39.00", facts.told(NOW, NOW, month).salePrice().toString());
        assertNull(facts.told(NOW, Instant.parse("2026-11-26T00:00:01Z"), month).salePrice());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    49.00 USD       | 49.00   | USD
                    EUR 49,00       | 49.00   | EUR
                    1.299,00 €      | 1299.00 | EUR
                    $1,299          | 1299    | USD
                    1 299,50 kr     | 1299.50 | NOK
                    1'299.50 CHF    | 1299.50 | CHF
                    1,299,000 JPY   | 1299000 | JPY
                    1.250 KWD       | 1.250   | KWD
                    0.125           | 0.125   | NOK
                    12,5            | 12.5    | NOK
                    £5              | 5       | GBP
                    free            | -       | -
                    -5 EUR          | -       | -
                    5 EUR or 6 EUR  | -       | -
                    1.2.3           | -       | -
                    """)
    void aPriceIsReadAsItIsWritten(String text, BigDecimal amount, String currency) {
        Money money = Money.parse(text, "NOK");
        assertEquals(amount, money == null ? null : money.amount());
        assertEquals(currency, money == null ? null : money.currency());
    }
}
