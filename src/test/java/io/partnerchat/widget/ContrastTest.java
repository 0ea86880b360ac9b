package io.partnerchat.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastTest {
    /** Values that WebAIM's contrast checker gives. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.0 : 1, false",
        "#ffffff, #FFFFFF, 1.0 : 1, true",
        "#ffffff, #007bff, 3.9 : 1, true",
        "#777777, #ffffff, 4.4 : 1, true",
        "#767676, #ffffff, 4.5 : 1, false",
        "#ffffff, #2f5d50, 7.4 : 1, false"
    })
    void isTheRatioOfWcag(String one, String other, String ratio, boolean low) {
        Contrast contrast = Contrast.of(one, other).orElseThrow();
        assertEquals(ratio, contrast.text());
        assertEquals(low, contrast.low());
        assertEquals(contrast, Contrast.of(other, one).orElseThrow());
    }

    @Test
    void isUnknownForWhatIsNoColour() {
        assertEquals(Optional.empty(), Contrast.of("blue", "#ffffff"));
        assertEquals(Optional.empty(), Contrast.of("#ffffff", null));
        assertEquals(Optional.empty(), Contrast.of("#fff", "#ffffff0"));
    }

    @ParameterizedTest
    @CsvSource({"#ffffff, #000000", "#222222, #ffffff", "#ffe08a, #000000", "nonsense, #000000"})
    void findsTheInkForABackground(String background, String ink) {
        assertEquals(ink, Contrast.inkOn(background));
    }
}
