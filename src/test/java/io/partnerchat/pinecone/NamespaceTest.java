package io.partnerchat.pinecone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"123", "shop-1.example_COM", "a/b?c#d\"e\\", "default", "a~b"})
    void aPlainIdIsItsOwnNamespace(String id) {
        assertEquals(id, Namespace.of(id));
    }

    /** Data is stored under these: a change of them loses it. */
    @ParameterizedTest
    @CsvSource({"é, ~AOk", "'a b', ~AGEAIABi", "~x, ~AH4AeA", "__default__, ~AF8AXwBkAGUAZgBhAHUAbAB0AF8AXw"})
    void anyOtherIdIsEscapedAlwaysTheSameWay(String id, String namespace) {
        assertEquals(namespace, Namespace.of(id));
    }

    @Test
    void noTwoIdsShareANamespaceAndAllAreShortAscii() {
        var random = new Random(3);
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            int length = 1 + random.nextInt(random.nextBoolean() ? 3 : 600);
            int range = random.nextBoolean() ? 0x80 : 0x10000;
            var id = new StringBuilder();
            for (int j = 0; j < length; j++) {
                id.append((char) random.nextInt(range));
            }
            String namespace = Namespace.of(id.toString());
            String before = seen.put(namespace, id.toString());
            assertTrue(before == null || before.contentEquals(id), namespace);
            assertTrue(namespace.length() <= 512 && namespace.chars().allMatch(c -> c > 0x20 && c < 0x7f), namespace);
        }
    }

    @Test
    void theEmptyNamespaceBelongsToNobody() {
        assertThrows(IllegalArgumentException.class, () -> Namespace.of(""));
        assertThrows(IllegalArgumentException.class, () -> Namespace.of(null));
    }
}
