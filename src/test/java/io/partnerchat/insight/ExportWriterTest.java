package io.partnerchat.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "  =1",
                "\t=1",
                "\rx",
                "\nx",
                "＝1",
                "\u00a0=1",
                "%0A=1",
                "|calc",
                "\u200b=1"
            })
    void whatASpreadsheetTakesForAFormulaBeginsWithAnApostrophe(String text) {
        assertEquals("'" + text, ExportWriter.cell(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plain", "1 = 1", "a+b", "'quoted", "", "🕯 candle"})
    void everythingElseStaysAsItIs(String text) {
        assertEquals(text, ExportWriter.cell(text));
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertEquals("", ExportWriter.cell(null));
    }
}
