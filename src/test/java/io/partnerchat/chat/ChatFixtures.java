package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.knowledge.Passage;
import io.partnerchat.openai.Completion;
import io.partnerchat.widget.WidgetSettings;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A company with a widget, for tests that need one. */
final class ChatFixtures {
    static final Company COMPANY = new Company(
            "shop",
            "Shop",
            "hello@shop.example",
            "+1 555 0100",
            null,
            null,
            new CompanySettings(true, Set.of()),
            JsonValue.EMPTY_JSON_OBJECT,
            true);

    private ChatFixtures() {}

    static WidgetSettings settings(String personality) {
        return new WidgetSettings(
                "shop",
                "#000000",
                "#000000",
                "#ffffff",
                "#ffffff",
                0,
                "Shop",
                null,
                "Welcome!",
                "Ask",
                "bottom-right",
                false,
                true,
                personality,
                BigDecimal.ONE,
                100);
    }

    static List<Completion.Message> prompt(
            String personality, String passage, List<ChatMessage> history, String question) {
        return Prompt.of(
                COMPANY, settings(personality), List.of(passage(passage)), history, question, Page.NONE, config());
    }

    static ChatConfig config() {
        return new ChatConfig(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                10,
                1_000,
                1_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                10);
    }

    static Passage passage(String text) {
        return new Passage("p1", text, "Title", "https://shop.example/p1");
    }
}
