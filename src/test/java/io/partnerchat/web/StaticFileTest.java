package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFileTest {
    private final StaticFile script = file("let a = 1;");

    private static StaticFile file(String content) {
        return new StaticFile("text/javascript", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTagNamesTheContentAndTheForm() {
        assertEquals(script.tag(false), file("let a = 1;").tag(false));
        assertNotEquals(script.tag(false), file("let a = 2;").tag(false));
        assertNotEquals(script.tag(false), script.tag(true));
    }

    @Test
    void aCopyOfEitherFormIsKnown() {
        assertEquals(true, script.isKnown(script.tag(false)));
        assertEquals(true, script.isKnown("\"old\", W/" + script.tag(true)));
        assertEquals(true, script.isKnown("*"));
        assertEquals(false, script.isKnown("\"old\""));
        assertEquals(false, script.isKnown(null));
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br', true",
        "gzip;q=0.5, true",
        "'br, gzip; q=1.0', true",
        "gzip;q=0, false",
        "gzip;q=0.0, false",
        "identity, false",
        ", false"
    })
    void asksForGzipBeforeSendingIt(String acceptEncoding, boolean gzip) {
        assertEquals(gzip, StaticFile.takesGzip(acceptEncoding));
    }
}
