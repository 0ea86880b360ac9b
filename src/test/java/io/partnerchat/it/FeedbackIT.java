package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thumb up or down for an answer, and a word why. */
class FeedbackIT extends OnBothEngines {
    private Reply rate(Shop shop, JsonObject answer, JsonObjectBuilder rating) throws Exception {
        return api().post(
                        shop.sessionPath(answer.getString("session_id")) + "/feedback",
                        rating.add("answer_id", answer.getString("answer_id")).build());
    }

    private static JsonObjectBuilder down(String comment) {
        return Json.createObjectBuilder().add("rating", "down").add("comment", comment);
    }

    private List<String> stored(JsonObject answer) throws Exception {
        return database()
                .rows(
                        "SELECT feedback, feedback_text FROM chat_turns WHERE answer_id = ?",
                        answer.getString("answer_id"))
                .get(0);
    }

    private JsonValue shown(Shop shop, JsonObject answer) throws Exception {
        return api().get(shop.sessionPath(answer.getString("session_id")))
                .json(200)
                .getJsonArray("messages")
                .getJsonObject(1)
                .get("feedback");
    }

    @Test
    void aRatingIsKeptShownAndChanged() throws Exception {
        Shop shop = Shop.open(site());
        JsonObject answer = shop.ask("Hello " + shop.word());
        assertEquals(JsonValue.NULL, shown(shop, answer));
        assertEquals(
                204,
                rate(shop, answer, Json.createObjectBuilder().add("rating", "up"))
                        .status());
        assertEquals(Json.createValue("up"), shown(shop, answer));
        assertEquals(
                204, rate(shop, answer, down("  That is not my size. 👎  ")).status());
        assertEquals(Json.createValue("down"), shown(shop, answer));
        assertEquals(List.of("-1", "That is not my size. 👎"), stored(answer));
        assertEquals(204, rate(shop, answer, down("")).status());
        assertEquals(java.util.Arrays.asList("-1", null), stored(answer));
    }

    @Test
    void onlyTheConversationItselfRatesItsAnswers() throws Exception {
        Shop shop = Shop.open(site());
        JsonObject answer = shop.ask("Hello " + shop.word());
        JsonObject other = shop.ask("Hi " + shop.word());
        Shop stranger = Shop.open(site());
        JsonObject body = Json.createObjectBuilder()
                .add("answer_id", answer.getString("answer_id"))
                .add("rating", "down")
                .build();
        api().post(shop.sessionPath(other.getString("session_id")) + "/feedback", body)
                .apiProblem(404);
        api().post(shop.sessionPath("guessed") + "/feedback", body).apiProblem(404);
        api().post(stranger.sessionPath(answer.getString("session_id")) + "/feedback", body)
                .apiProblem(404);
        assertEquals(java.util.Arrays.asList(null, null), stored(answer));
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() throws Exception {
        Shop shop = Shop.open(site());
        String path = shop.sessionPath(shop.ask("Hello").getString("session_id")) + "/feedback";
        assertEquals(List.of("answer_id", "rating"), api().post(path, "{}").violations());
        assertEquals(
                List.of("answer_id", "comment", "rating"),
                api().post(
                                path,
                                Json.createObjectBuilder()
                                        .add("answer_id", "x".repeat(33))
                                        .add("rating", "sideways")
                                        .add("comment", "x".repeat(501))
                                        .build())
                        .violations());
    }
}
