package io.partnerchat.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionGroupsTest {
    @Test
    void questionsOfTheSameWordsAreOneWhateverStandsAroundThem() {
        QuestionGroups groups = new QuestionGroups();
        for (String question : List.of(
                "How long does shipping take?",
                "hi, shipping: how long would it take??",
                "Do you sell lamps?",
                "Wie lange dauert der Versand?",
                "!!!")) {
            groups.add(question);
        }
        List<Figures.Asked> most = groups.most(10);
        assertEquals(new Figures.Asked("How long does shipping take?", 2), most.get(0));
        assertEquals(3, most.size());
        assertEquals(1, groups.most(1).size());
    }

    @Test
    void accentsAndOrderDoNotMatterAndWordsThatMatterDo() {
        assertEquals(QuestionGroups.key("prix: café"), QuestionGroups.key("CAFE, prix"));
        assertNotEquals(QuestionGroups.key("red lamp"), QuestionGroups.key("blue lamp"));
    }

    @Test
    void aQuestionOfNothingButSmallWordsIsItself() {
        assertNotEquals("", QuestionGroups.key("Who are you?"));
    }
}
