package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to be sent outlives the server, and is sent once although several could. */
@ParameterizedClass
@EnumSource(Engine.class)
class HandoffRestartIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Parameter
    Engine engine;

    @Test
    void whatCouldNotBeSentBeforeTheServerDiedIsSentByTheNextOneOnce() throws Exception {
        int mailPort = freePort();
        TestDatabase database = engine.newDatabase();
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.putAll(MailStub.environment(mailPort));
        settings.putAll(Map.of(
                "OPERATOR_TOKEN", Api.OPERATOR_TOKEN,
                "FETCH_ALLOWED_ADDRESSES", WebhookReceiver.get().address(),
                "HANDOFF_MAX_ATTEMPTS", "100",
                "HANDOFF_RETRY_FIRST_WAIT_MS", "200",
                "HANDOFF_RETRY_WAIT_CAP_MS", "500"));
        Site first = new Site(Server.start("handoff-first-" + engine, settings).ready(), database);
        Shop shop = Shop.create(first, Json.createObjectBuilder().add("email", Names.unique("") + "@shop.example"));
        WebhookReceiver.get().behave(shop, WebhookReceiver.says(503));
        String[] json = {"Content-Type", "application/json", "Authorization", "Bearer " + shop.key()};
        JsonObject hook = Json.createObjectBuilder()
                .add("url", WebhookReceiver.get().url(shop))
                .build();
        first.api()
                .send(
                        "PUT",
                        "/api/webhooks/" + shop.id(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(hook.toString()),
                        json)
                .json(200);
        String session = shop.ask("Hello").getString("session_id");
        int before = WebhookReceiver.get().calls(shop).size();
        JsonObject lead = Json.createObjectBuilder()
                .add("name", "Ida")
                .add("email", "ida@visitor.example")
                .add("consent", true)
                .build();
        first.api().post(shop.sessionPath(session) + "/leads", lead).json(201);
        Await.until(
                "it was tried in vain",
                LIMIT,
                () -> WebhookReceiver.get().calls(shop).size() > before + 1
                        && !database.rows("SELECT 1 FROM outbox WHERE channel = 'mail' AND attempts > 0")
                                .isEmpty());
        first.server().kill();

        MailStub mail = MailStub.on(mailPort);
        WebhookReceiver.get().behave(shop, WebhookReceiver.says(200));
        Server second = Server.start("handoff-second-" + engine, settings).ready();
        Await.until(
                "everything has arrived",
                LIMIT,
                () -> database.rows("SELECT 1 FROM outbox WHERE status <> 'sent'")
                        .isEmpty());
        String email = database.rows("SELECT email FROM user_companies WHERE company_id = ?", shop.id())
                .get(0)
                .get(0);
        assertEquals(1, mail.sentTo(email).size());
        assertEquals(List.of(List.of("sent")), database.rows("SELECT mail FROM leads WHERE company_id = ?", shop.id()));
        List<String> ids = WebhookReceiver.get().calls(shop).stream()
                .filter(call -> call.type().equals("conversation.lead"))
                .map(call -> call.headers().get("webhook-id"))
                .distinct()
                .toList();
        assertEquals(1, ids.size());
        second.stop();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
