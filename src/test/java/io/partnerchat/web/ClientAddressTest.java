package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static List<AddressRange> trusted(String list) {
        return ClientAddress.trusted(new Settings(key -> Optional.of(list)));
    }

    @Test
    void withoutATrustedProxyTheSocketAloneCounts() {
        assertEquals("203.0.113.9", ClientAddress.of("203.0.113.9", List.of("198.51.100.1"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        "'1.1.1.1, 198.51.100.1', 198.51.100.1",
        "'1.1.1.1, 198.51.100.1, 10.9.9.9', 198.51.100.1",
        "'10.1.1.1, 10.2.2.2', 10.1.1.1",
        "198.51.100.1:4711, 198.51.100.1",
        "'1.1.1.1, unknown', 10.0.0.1",
        "'', 10.0.0.1",
        "[2001:db8:1:2:3::4]:99, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:9::9, 2001:db8:1:2:0:0:0:0/64"
    })
    void behindATrustedProxyTheLastStrangerCounts(String forwarded, String client) {
        assertEquals(client, ClientAddress.of("10.0.0.1", List.of(forwarded), trusted("10.0.0.0/8")));
    }

    @Test
    void severalLinesOfTheHeaderAreOneList() {
        assertEquals(
                "198.51.100.1",
                ClientAddress.of("10.0.0.1", List.of("1.1.1.1", "198.51.100.1, 10.3.3.3"), trusted("10.0.0.0/8, ::1")));
    }

    @Test
    void aRangeEndsWithinAByteToo() {
        assertEquals("172.32.0.1", ClientAddress.of("172.31.0.1", List.of("172.32.0.1"), trusted("172.16.0.0/12")));
        assertEquals("172.32.0.1", ClientAddress.of("172.32.0.1", List.of("9.9.9.9"), trusted("172.16.0.0/12")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0/8", "::1/129", "1.2.3.4,,5.6.7.8", "999.1.1.1"})
    void aWrongListStopsTheStart(String list) {
        assertThrows(InvalidSettingException.class, () -> trusted(list));
    }
}
