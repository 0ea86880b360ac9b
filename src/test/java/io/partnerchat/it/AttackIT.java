package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model that does whatever an attacker wants; what is tested is what we guarantee all the same. Each attack in
 * attacks.json has what is sent, what the model does ({@code says} a text, or {@code obeys} by repeating the whole prompt,
 * the message or the passages), and what the visitor must {@code never} see.
 */
class AttackIT extends OnBothEngines {
    private static final String WEBSITE = "https://shop.example";

    static Stream<Named<JsonObject>> attacks() throws IOException {
        try (InputStream file = AttackIT.class.getResourceAsStream("/attacks/attacks.json");
                JsonReader reader = Json.createReader(file)) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(attack -> Named.of(attack.getString("name"), attack));
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anObedientModelDoesNoHarm(JsonObject attack) throws Exception {
        Shop shop = Shop.create(site(), Json.createObjectBuilder().add("website", WEBSITE));
        if (attack.containsKey("personality")) {
            shop.change(Json.createObjectBuilder().add("ai_personality", attack.getString("personality")));
        }
        String passage = attack.getString("passage", "Parcels take three days.");
        shop.knows("p", attack.getString("title", "Parcels"), WEBSITE + "/parcels", passage + " " + shop.word());
        vendors().holdsVector(shop.id(), "p", 0.9);
        vendors().script(VendorCall.Kind.CHAT, shop.word(), (call, socket) -> {
            String text = obeyed(attack, call);
            return (call.json().getBoolean("stream", false) ? Streaming.of(inPieces(text)) : Reaction.says(text))
                    .play(call, socket);
        });
        JsonObject question = question(attack, shop);
        Reply reply = api().post(shop.chatPath(), question);
        if (attack.containsKey("status")) {
            reply.apiProblem(attack.getInt("status"));
            return;
        }
        assertHarmless(attack, reply.json(200));
        assertInOrder(shop, passage);
        try (EventReader events = EventReader.post(api(), shop.chatPath(), question)) {
            JsonObject done = events.done();
            assertHarmless(attack, done);
            assertEquals(done.getString("message"), events.text());
        }
    }

    private static JsonObject question(JsonObject attack, Shop shop) {
        JsonObjectBuilder question =
                Json.createObjectBuilder().add("message", attack.getString("message") + " " + shop.word());
        for (String field : List.of("history", "page_title", "page_url")) {
            if (attack.containsKey(field)) {
                question.add(field, attack.get(field));
            }
        }
        return question.build();
    }

    private static String obeyed(JsonObject attack, VendorCall call) {
        JsonArray messages = call.json().getJsonArray("messages");
        String system = call.systemText();
        return switch (attack.getString("obeys", "says")) {
            case "prompt" -> "Of course. " + system;
            case "message" -> messages.getJsonObject(messages.size() - 1).getString("content");
            case "passages" ->
                system.substring(system.indexOf("<passages>") + 10)
                        .replace('‹', '<')
                        .replace('›', '>');
            default -> attack.getString("says");
        };
    }

    private static String[] inPieces(String text) {
        return text.split("(?<=\\G.{3})", -1);
    }

    private static void assertHarmless(JsonObject attack, JsonObject answer) {
        String message = answer.getString("message");
        assertEquals(JsonValue.NULL, answer.get("degraded"), message);
        assertFalse(message.isBlank());
        for (JsonString never : attack.getJsonArray("never").getValuesAs(JsonString.class)) {
            assertFalse(
                    message.toLowerCase(Locale.ROOT).contains(never.getString().toLowerCase(Locale.ROOT)),
                    () -> never + " is in: " + message);
        }
        attack.getOrDefault("shows", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .forEach(shown -> assertTrue(message.contains(shown), () -> shown + " is not in: " + message));
    }

    /** Our rules come first, each fence is opened and closed once, and what visitors say stands in their own messages. */
    private static void assertInOrder(Shop shop, String passage) {
        List<JsonObject> messages =
                shop.prompts().get(0).json().getJsonArray("messages").getValuesAs(JsonObject.class);
        assertEquals("system", messages.get(0).getString("role"));
        assertTrue(messages.stream()
                .skip(1)
                .noneMatch(message -> message.getString("role").equals("system")));
        assertEquals("user", messages.get(messages.size() - 1).getString("role"));
        String system = messages.get(0).getString("content");
        assertTrue(system.startsWith("You are the assistant on the website of Shop " + shop.word()), system);
        for (String fence : List.of("\n<tone>\n", "\n</tone>\n", "\n<passages>\n", "\n</passages>", "</passage>\n")) {
            assertEquals(2, system.split(fence, -1).length, fence + " in " + system);
        }
        assertTrue(system.indexOf("Contact:") < system.indexOf("\n<tone>\n"), system);
        assertTrue(system.contains(passage.replace('<', '‹').replace('>', '›')), system);
    }
}
