package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "one line",
                " one line",
                "one line ",
                "one  line",
                "one\tline",
                "one\n line\r\n",
                "one\u00a0line",
                "one\u2003line",
                "one l\u00adine",
                "one line\u0000"
            })
    void everyRunOfSpacesIsOneSpaceAndNothingIsInvisible(String text) {
        assertEquals("one line", PlainText.oneLine(text));
    }

    @Test
    void lettersOfOtherAlphabetsStay() {
        assertEquals("Kjærlighet \uD83E\uDD8A", PlainText.oneLine("Kjærlighet  \uD83E\uDD8A"));
    }

    @Test
    void nothingIsEmpty() {
        assertEquals("", PlainText.oneLine(null));
        assertEquals("", PlainText.oneLine(""));
        assertEquals("", PlainText.oneLine(" "));
    }
}
