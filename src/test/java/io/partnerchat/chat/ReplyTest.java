package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.Findings;
import io.partnerchat.knowledge.Passage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static String withoutModel(String text) {
        Passage passage = ChatFixtures.passage(text);
        Reply reply = Reply.withoutModel(
                ChatFixtures.COMPANY,
                ChatFixtures.settings("kind"),
                new Findings(List.of(passage), false, passage::text),
                Phrases.of(List.of(Locale.ENGLISH)));
        assertEquals(Answer.PASSAGES, reply.degraded());
        return reply.text();
    }

    @Test
    void aPassageIsQuotedWithItsSource() {
        assertEquals("Within three days.\n\n(Source: Title)", withoutModel("Within three days."));
    }

    @Test
    void aPassageLinksNoFurtherThanAnAnswerOfTheModelMay() {
        String text = withoutModel("See [prices](https://evil.example/x), https://evil.example/y,"
                + " <img src=x onerror=alert(1)> or https://shop.example/p1.");
        assertFalse(text.contains("evil.example"), text);
        assertFalse(text.contains("<img"), text);
        assertTrue(text.contains("prices") && text.contains("https://shop.example/p1"), text);
    }
}
