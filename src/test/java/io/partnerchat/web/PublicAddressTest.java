package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    private static PublicAddress rule(String allowed, String... answers) {
        Map<String, String> settings = Map.of("FETCH_ALLOWED_ADDRESSES", allowed, "FETCH_PORTS", "80,443");
        return new PublicAddress(
                new Settings(key -> Optional.ofNullable(settings.get(key))),
                host -> Stream.of(answers).map(PublicAddressTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String literal) {
        return AddressRange.address(literal).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:5db8:d822::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefusedAsALiteralAndAsAnAnswer(String literal) {
        assertFalse(PublicRanges.contain(address(literal)));
        String host = literal.contains(":") ? "[" + literal + "]" : literal;
        assertTrue(rule("").refusal(URI.create("http://" + host + "/")).isPresent());
        assertThrows(RefusedAddressException.class, () -> rule("", literal).resolve("shop.example", 80));
        assertThrows(RefusedAddressException.class, () -> rule("", literal).resolve("shop.example"));
        assertThrows(
                RefusedAddressException.class,
                () -> rule("", "93.184.216.34", literal).resolve("shop.example", 443));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "223.255.255.255",
                "2606:2800:220:1::1",
                "2a00:1450:4001::1",
                "64:ff9b::5db8:d822"
            })
    void whatIsPublicMayBeCalledAndIsConnectedToAsItWasChecked(String literal) throws UnknownHostException {
        String host = literal.contains(":") ? "[" + literal + "]" : literal;
        assertEquals(Optional.empty(), rule("").refusal(URI.create("https://" + host + "/x")));
        assertEquals(
                List.of(new InetSocketAddress(address(literal), 443)),
                rule("", literal).resolve("shop.example", 443));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://8.8.8.08/",
                "http://134744072/",
                "http://shop.0x1/",
                "http://256.256.256.256/",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://a.localhost/",
                "http://metadata.google.internal/",
                "http://printer.local/",
                "http://router.home.arpa/",
                "http://user@shop.example/",
                "http://shop.example@127.0.0.1/",
                "http:///path",
                "http://shop_1.example:x/",
                "ftp://shop.example/",
                "file:///etc/passwd",
                "gopher://shop.example/",
                "shop.example",
                "http://shop.example:22/",
                "https://shop.example:8080/",
                "http://93.184.216.34:6379/"
            })
    void anAddressThatCannotBeHonestIsRefusedWithoutLookingItUp(String text) {
        PublicAddress rule = new PublicAddress(
                new Settings(key -> Optional.of("80,443").filter(v -> key.equals("FETCH_PORTS"))), host -> {
                    throw new AssertionError("looked up " + host);
                });
        assertTrue(rule.refusal(URI.create(text)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example",
                "https://shop.example:443/a?b=c",
                "HTTP://SHOP.EXAMPLE:80/",
                "http://xn--mller-kva.example/",
                "http://1.shop.example/",
                "https://10xgenomics.example./"
            })
    void anOrdinaryAddressIsNotRefusedBeforeItsNameIsLookedUp(String text) {
        assertEquals(Optional.empty(), rule("").refusal(URI.create(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9000, 127.0.0.1, 9000, true",
        "127.0.0.1:9000, 127.0.0.1, 80, false",
        "127.0.0.1:9000, 127.0.0.2, 9000, false",
        "127.0.0.1, 127.0.0.1, 443, true",
        "127.0.0.1, 127.0.0.1, 9000, false",
        "10.0.0.0/8:8080, 10.9.8.7, 8080, true",
        "10.0.0.0/8:8080, 93.184.216.34, 8080, false",
        "[::1]:9000, ::1, 9000, true",
        "::1, ::1, 80, true",
        "'10.0.0.0/8, 127.0.0.1:9000', 127.0.0.1, 9000, true"
    })
    void theOperatorOpensAHoleOfOneAddressOrRangeAndPort(String allowed, String literal, int port, boolean open) {
        assertEquals(open, rule(allowed).allows(address(literal), port));
        String host = literal.contains(":") ? "[" + literal + "]" : literal;
        assertEquals(
                open,
                rule(allowed).refusal(URI.create("http://" + host + ":" + port)).isEmpty());
    }

    @Test
    void aLocalNameIsLookedUpOnlyWhereAHoleIsOpenAndStillHasToLeadIntoIt() throws UnknownHostException {
        URI local = URI.create("http://localhost:9000/");
        assertEquals(Optional.empty(), rule("127.0.0.1:9000").refusal(local));
        assertEquals(
                1,
                rule("127.0.0.1:9000", "127.0.0.1").resolve("localhost", 9000).size());
        assertThrows(
                RefusedAddressException.class,
                () -> rule("127.0.0.1:9000", "::1").resolve("localhost", 9000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:0", "127.0.0.1:99999", "10.0.0.0/33", "127.0.0.1,", "127.0.0.1:x"})
    void aHoleThatCannotBeReadEndsTheStart(String allowed) {
        assertThrows(InvalidSettingException.class, () -> rule(allowed));
    }

    @Test
    void aHoleAtOnePortDoesNotTellWhatElseStandsThere() {
        PublicAddress rule = rule("127.0.0.1:8081");
        assertEquals(Optional.empty(), rule.refusal(URI.create("http://127.0.0.1:8081/")));
        assertEquals(Optional.of("must be on the public internet"), rule.refusal(URI.create("http://127.0.0.1:8080/")));
        assertEquals(Optional.of("must not name the port 22"), rule.refusal(URI.create("http://93.184.216.34:22/")));
    }
}
