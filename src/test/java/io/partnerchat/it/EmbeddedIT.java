package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The file that is deployed, started without a single setting, as a newcomer would. */
class EmbeddedIT {
    private static final String SETTINGS = "/api/widget-settings/123";
    private static final String CHAT = "/api/partner-chat/123";

    @Test
    void itAnswersFromTheDemoShopsPassagesAndKeepsItsDataForTheNextStart() throws Exception {
        Path home = Server.home(Names.unique("embedded-"));
        Server server = Server.startUberJar(home).ready();
        Api api = server.api();
        JsonObject answer =
                api.post(CHAT, "{\"message\":\"How long does shipping take?\"}").json(200);
        assertEquals("passages", answer.getString("degraded"));
        assertTrue(answer.getString("message").contains("2 to 4 working days"), answer.toString());
        assertEquals(
                "Shipping in Norway",
                answer.getJsonArray("sources").getJsonObject(0).getString("title"));
        JsonObject settings = api.post(SETTINGS, "{\"primary_color\":\"#0a0b0c\",\"welcome_message\":\"Hei 🏔\"}")
                .json(200);
        String curl = "curl " + api.base().toString().replace("127.0.0.1", "localhost") + CHAT;
        Await.until(
                "the last lines say what to try",
                Duration.ofSeconds(30),
                () -> server.log().contains(curl));
        server.stop();

        Server next = Server.startUberJar(home).ready();
        assertEquals(settings, next.api().get(SETTINGS).json(200));
        assertEquals(
                Json.createValue(answer.getString("message")),
                next.api()
                        .get(CHAT + "/sessions/" + answer.getString("session_id"))
                        .json(200)
                        .getJsonArray("messages")
                        .getJsonObject(1)
                        .get("content"));
        next.stop();
    }
}
