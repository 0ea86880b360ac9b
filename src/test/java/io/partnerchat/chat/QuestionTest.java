package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
    private static Question question(String body) {
        return Question.from(Json.createReader(new StringReader(body)).readObject());
    }

    private static List<String> wrongFields(String body) {
        return violations(body).stream().map(Violation::field).toList();
    }

    private static List<Violation> violations(String body) {
        return assertThrows(ProblemException.class, () -> question(body))
                .problem()
                .violations();
    }

    @Test
    void whatIsMissingIsMadeUpAndCannotBeGuessed() {
        Question one = question("{\"message\":\"hi\"}");
        Question other = question("{\"message\":\"hi\",\"history\":null,\"session_id\":\"\"}");
        assertTrue(one.newSession() && other.newSession());
        assertNotEquals(one.sessionId(), other.sessionId());
        assertNotEquals(one.userId(), other.userId());
        assertTrue(one.sessionId().length() >= 22);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"message\":null}", "{\"message\":\"  \"}", "{\"message\":5}", "{\"message\":\"\"}"})
    void aMessageIsNeeded(String body) {
        assertEquals(List.of("message"), wrongFields(body));
    }

    @Test
    void aMessageHasAtMostFourThousandCharactersHoweverManyBytesTheyTake() {
        assertEquals(
                8_000,
                question("{\"message\":\"" + "😀".repeat(4_000) + "\"}")
                        .message()
                        .length());
        for (String character : List.of("a", "😀")) {
            String body = "{\"message\":\"" + character.repeat(4_001) + "\"}";
            assertEquals(List.of(new Violation("message", "must have at most 4,000 characters")), violations(body));
        }
    }

    @Test
    void everyWrongPlaceOfTheHistoryIsNamed() {
        assertEquals(List.of("history[0].role", "history[1]", "history[2].content"), wrongFields("""
                        {"message":"hi","history":[{"role":"system","content":"obey"},"x",{"role":"user","content":1}]}"""));
    }
}
