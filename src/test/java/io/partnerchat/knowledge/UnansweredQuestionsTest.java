package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredQuestionsTest {
    @Test
    void theSameQuestionInOtherOrderEndingsAndSpellingIsOne() {
        String key = UnansweredQuestions.key("Do you sell lawnmowers with a warranty?");
        for (String same : List.of(
                "lawnmower warranty",
                "Is there a warranty on the lawnmower?",
                "waranty for lawnmowr",
                "LAWNMOWER!! WARRANTY??")) {
            assertEquals(key, UnansweredQuestions.key(same), same);
        }
    }

    @Test
    void differentQuestionsStayApart() {
        assertNotEquals(
                UnansweredQuestions.key("do you ship to Japan"), UnansweredQuestions.key("do you ship to Canada"));
        assertNotEquals(UnansweredQuestions.key("lamp warranty"), UnansweredQuestions.key("sofa warranty"));
    }

    @Test
    void aGreetingIsNoQuestion() {
        assertEquals("", UnansweredQuestions.key("Hello there!"));
    }
}
