package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownMarkTest {
    @ParameterizedTest
    @CsvSource({
        "'[unknown] I do not know.', 'I do not know.', false",
        "'[UNKNOWN]I do not know.', 'I do not know.', false",
        "'I am sorry, [unknown] no idea.', 'I am sorry, no idea.', false",
        "'[unknown][unknown] x', 'x', false",
        "'See [our shop](https://shop.example) [now]', 'See [our shop](https://shop.example) [now]', true",
        "'[unk', '', true",
        "'A bracket [', 'A bracket [', true",
        "'[unknow] is no mark', '[unknow] is no mark', true",
        "'[[unknown] x', '[x', false"
    })
    void theMarkIsSeenByNobodyInWhateverPiecesItComes(String text, String shown, boolean known) {
        for (int length = 1; length <= text.length(); length++) {
            UnknownMark mark = new UnknownMark();
            StringBuilder seen = new StringBuilder();
            for (int from = 0; from < text.length(); from += length) {
                seen.append(mark.push(text.substring(from, Math.min(text.length(), from + length))));
            }
            seen.append(mark.end());
            assertEquals(shown, seen.toString(), "in pieces of " + length);
            assertEquals(known, mark.known());
        }
    }

    @Test
    void onlyWhatMayBecomeAMarkIsHeldBack() {
        UnknownMark mark = new UnknownMark();
        assertEquals("See ", mark.push("See ["));
        assertEquals("", mark.push("un"));
        assertEquals("[until", mark.push("til"));
    }

    @Test
    void noTextIsShownWithHalfACharacterOrSpaceBeforeIt() {
        List<String> shown = new ArrayList<>();
        AnswerText text = new AnswerText(List.of(new UnknownMark()), shown::add);
        text.push(" \n");
        text.push("Hi \ud83c");
        text.push("\udfd4 there\ud83c");
        text.end();
        text.push("too late");
        assertEquals(List.of("Hi ", "🏔 there"), shown);
        assertEquals("Hi 🏔 there", text.all());
    }
}
