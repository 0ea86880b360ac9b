package io.partnerchat.knowledge;

import static io.partnerchat.knowledge.SearchFixtures.answer;
import static io.partnerchat.knowledge.SearchFixtures.found;
import static io.partnerchat.knowledge.SearchFixtures.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordSearchTest {
    @TempDir
    Path directory;

    private KeywordIndex index;

    @BeforeEach
    void makeIndex() throws IOException {
        index = SearchFixtures.index(
                directory,
                answer("shipping", "How long does delivery take?", "Three to five working days."),
                answer("abroad", "Which countries do you deliver to?", "All of Europe."),
                answer("returns", "Can I return an item?", "Yes, within 30 days, unused."),
                answer("guest", "Can I order without creating an account?", "Yes, as a guest."),
                answer("account", "How can I create an account?", "Choose Register at the top."),
                answer("rueckgabe", "Wie kann ich einen Artikel zurückgeben?", "Mit dem Etikett aus dem Paket."),
                page("lamp", "Lune floor lamp LN-220-BK", "A lamp with a linen shade. 152 cm high."),
                page("kettle", "Copper kettle", "Holds two litres and whistles."));
    }

    @AfterEach
    void closeIndex() throws IOException {
        index.close();
    }

    @Test
    void aModelNumberIsFoundWithAndWithoutItsDashes() throws IOException {
        assertEquals("lamp", found(index, "LN-220-BK").get(0));
        assertEquals("lamp", found(index, "do you have the ln220bk").get(0));
        assertEquals("lamp", found(index, "ln 220 bk").get(0));
    }

    @Test
    void aMisspeltWordFindsItsPassage() throws IOException {
        assertEquals("kettle", found(index, "coper kettel").get(0));
        assertEquals("shipping", found(index, "how long does delivry take").get(0));
        assertEquals("returns", found(index, "retrun an item").get(0));
    }

    @Test
    void whatMeansTheSameIsFound() throws IOException {
        assertEquals("shipping", found(index, "when will my parcel get here").get(0));
        assertEquals("abroad", found(index, "do you ship to Portugal").get(0));
        assertEquals("guest", found(index, "do I need to register before I buy").get(0));
    }

    @Test
    void wordsThatBelongTogetherMayStandApart() throws IOException {
        assertEquals("returns", found(index, "could I send the blue lamp back").get(0));
    }

    @Test
    void aQuestionInAnotherLanguageFindsAPassageInOursAndPrefersItsOwn() throws IOException {
        assertEquals("abroad", found(index, "liefert ihr auch ins Ausland?").get(0));
        assertEquals("rueckgabe", found(index, "Wie schicke ich etwas zurück?").get(0));
    }

    @Test
    void compoundsAreTakenApart() throws IOException {
        assertTrue(found(index, "Rückgabebedingungen").contains("rueckgabe"));
    }

    @Test
    void aLongStoryDoesNotHideTheQuestionInIt() throws IOException {
        assertTrue(found(
                        index,
                        "Hello, my aunt was here last week and we talked all evening about the new kitchen, it was lovely."
                                + " Anyway, she bought something from you, and now she would like to know how long she"
                                + " still has to return it?")
                .contains("returns"));
    }

    @Test
    void whatTheShopHasNothingToDoWithIsRefused() throws IOException {
        for (String question : List.of(
                "what is the weather like in Bergen",
                "who is the president of France",
                "write me a poem about the sea",
                "how do I delete my account",
                "are you hiring",
                "do you offer student discounts")) {
            assertEquals(List.of(), found(index, question), question);
        }
    }

    @Test
    void aWordThatIsSpeltRightIsNotTakenForASlip() throws IOException {
        // two letters from "kettle" and from "return"
        assertEquals(List.of(), found(index, "nettle"));
        assertEquals(List.of(), found(index, "metal detector"));
    }

    @Test
    void aProductIsFoundByAQuestionForItsPriceAlthoughItsTextHasNone() throws IOException {
        Passage product = new Passage(
                "kettle", "Holds two litres.", "Copper kettle", null, "kettle", Passage.PRODUCT, null, null, null);
        try (KeywordIndex products = SearchFixtures.index(directory.resolve("products"), product)) {
            assertEquals(List.of("kettle"), found(products, "what does the copper kettle cost"));
            assertEquals(List.of("kettle"), found(products, "is the kettle in stock?"));
        }
    }

    @Test
    void aGreetingAsksForNothing() {
        assertTrue(index.asked("Hello there!").units().isEmpty());
        assertFalse(index.asked("Hello, a kettle please").units().isEmpty());
    }

    @Test
    void whatAPageSaysOnlyInItsTextIsFoundByAllItsWords() throws IOException {
        assertEquals(List.of("kettle"), found(index, "whistles"));
    }

    @Test
    void questionsOfAnyLengthAndScriptAreTaken() throws IOException {
        assertEquals(List.of(), found(index, "?!… 😀"));
        assertEquals(List.of(), found(index, "x".repeat(4_000)));
        assertTrue(found(index, "kettle ".repeat(1_000)).contains("kettle"));
        assertTrue(found(index, "delivery time \u0000 \uD83D").contains("shipping"));
    }
}
