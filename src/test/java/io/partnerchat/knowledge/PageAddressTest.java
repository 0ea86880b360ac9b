package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
    @ParameterizedTest
    @CsvSource({
        "'  https://Shop.example ', https://shop.example/",
        "https://shop.example:443/a/../b/?utm_source=x#top, https://shop.example/b/",
        "https://shop.example/?b=2&a=1&gclid=x, 'https://shop.example/?a=1&b=2'",
        "https://müller.example/Über uns, https://xn--mller-kva.example/%C3%9Cber%20uns",
        "http://user:pass@shop.example/, http://shop.example/"
    })
    void equalAddressesAreWrittenTheSame(String text, String address) {
        assertEquals(Optional.of(URI.create(address)), PageAddress.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "javascript:alert(1)",
                "mailto:a@shop.example",
                "file:///etc/passwd",
                "ftp://shop.example/",
                "http://",
                "https://[::1]/",
                "http:\\\\evil.example\\@shop.example/"
            })
    void whatIsNoWebAddressIsNone(String text) {
        assertEquals(Optional.empty(), PageAddress.of(text));
        assertEquals(Optional.empty(), PageAddress.of("https://shop.example/" + "x".repeat(2_000)));
    }

    @Test
    void linksAreReadAsTheyStandOnThePage() {
        URI base = URI.create("https://shop.example/help/");
        assertEquals(Optional.of(URI.create("https://shop.example/a%20b")), PageAddress.of(base, " /a b "));
        assertEquals(Optional.of(URI.create("https://shop.example/help/x")), PageAddress.of(base, "x#y"));
        assertEquals(Optional.empty(), PageAddress.of(base, "tel:123"));
    }

    @Test
    void filesThatNobodyReadsAreNoPages() {
        assertFalse(PageAddress.mayBePage(URI.create("https://shop.example/a.JPG?x=1")));
        assertTrue(PageAddress.mayBePage(URI.create("https://shop.example/terms.pdf")));
        assertTrue(PageAddress.mayBePage(URI.create("https://shop.example/what-is.zipper")));
    }

    private static Company company(String website, String... origins) {
        CompanySettings settings = new CompanySettings(true, Set.of(origins));
        return new Company(
                "1", "Shop", "help@shop.example", null, website, null, settings, JsonValue.EMPTY_JSON_OBJECT, true);
    }

    @Test
    void aPartnersOwnSitesAreThoseItHasNamed() {
        URI help = URI.create("https://help.shop.example/x");
        URI www = URI.create("http://www.shop.example/x");
        assertTrue(OwnSites.of(company("shop.example"), www).own(www));
        assertTrue(OwnSites.of(company("https://www.shop.example/de"), www).own(URI.create("https://shop.example/")));
        assertFalse(OwnSites.of(company("https://shop.example"), help).own(help));
        assertTrue(OwnSites.of(company("https://shop.example", "https://help.shop.example"), help)
                .own(help));
        assertTrue(OwnSites.of(company(null), help).own(help));
        assertFalse(OwnSites.of(company(null), help).own(www));
        assertFalse(OwnSites.of(company("https://shop.example"), www)
                .own(URI.create("https://shop.example.evil.example/")));
    }
}
