package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.partnerchat.knowledge.Passage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static Passage passage(String title, String kind) {
        return new Passage(title, "Text", title, null, null, kind, null, null, null);
    }

    private static List<Suggestions.Known> known(String... questions) {
        return Stream.of(questions).map(Suggestions.Known::of).toList();
    }

    private static final Passage SHIPPING = passage("Shipping in Norway", Passage.DOCUMENT);

    @Test
    void questionsAmongThePassagesComeBeforeOthersAboutTheSame() {
        assertEquals(
                List.of("Can I track my parcel?", "What does shipping to Iceland cost?"),
                Suggestions.related(
                        "How long does shipping take?",
                        List.of(SHIPPING, passage("Can I track my parcel?", Passage.QUESTION)),
                        known("Do you sell gift cards?", "What does shipping to Iceland cost?")));
    }

    @Test
    void whatWasAskedIsNotSuggestedInWhateverSpelling() {
        assertEquals(
                List.of(),
                Suggestions.related(
                        "how long does SHIPPING take",
                        List.of(SHIPPING),
                        known("How long does shipping take?", "Shipping: how long does it take?")));
    }

    @Test
    void thereAreThreeAtTheMostAndNoneThatIsAboutSomethingElse() {
        assertEquals(
                List.of("Shipping to Iceland, Norway?", "Shipping to Sweden?", "Shipping to Poland?"),
                Suggestions.related(
                        "Shipping?",
                        List.of(SHIPPING),
                        known(
                                "Shipping to Sweden?",
                                "Gift cards?",
                                "Shipping to Poland?",
                                "Shipping to Iceland, Norway?",
                                "Shipping to Malta?")));
    }
}
