package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner's own systems hear what happens, signed, and again until they have heard it. */
class WebhookIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final WebhookReceiver RECEIVER = WebhookReceiver.get();

    private String path(Shop shop) {
        return "/api/webhooks/" + shop.id();
    }

    private Reply put(Shop shop, JsonObjectBuilder webhook) throws Exception {
        return api().send(
                        "PUT",
                        path(shop),
                        BodyPublishers.ofString(webhook.build().toString()),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + shop.key());
    }

    private static JsonObjectBuilder to(Shop shop) {
        return Json.createObjectBuilder().add("url", RECEIVER.url(shop));
    }

    /** A shop whose system hears of everything; the secret is its word in the answer. */
    private String listen(Shop shop) throws Exception {
        return put(shop, to(shop)).json(200).getString("secret");
    }

    private JsonObject unanswered(Shop shop) throws Exception {
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        JsonObject answer = shop.ask("Who wove the carpet of " + shop.word() + "?");
        assertFalse(answer.getBoolean("known"), answer.toString());
        return answer;
    }

    private void thumbDown(Shop shop, JsonObject answer) throws Exception {
        JsonObject rating = Json.createObjectBuilder()
                .add("answer_id", answer.getString("answer_id"))
                .add("rating", "down")
                .add("comment", "Not what I asked")
                .build();
        assertEquals(
                204,
                api().post(shop.sessionPath(answer.getString("session_id")) + "/feedback", rating)
                        .status());
    }

    private List<WebhookReceiver.Call> await(Shop shop, int count) throws Exception {
        Await.until(
                count + " calls have come", LIMIT, () -> RECEIVER.calls(shop).size() >= count);
        return RECEIVER.calls(shop);
    }

    private List<JsonObject> deliveries(Shop shop, String query) throws Exception {
        return api().get(path(shop) + "/deliveries" + query, Api.bearer(shop.key()))
                .json(200)
                .getJsonArray("deliveries")
                .getValuesAs(JsonObject.class);
    }

    private JsonObject onlyDelivery(Shop shop) throws Exception {
        List<JsonObject> all = deliveries(shop, "");
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    private void awaitStatus(Shop shop, String status) throws Exception {
        Await.until(
                "the delivery is " + status,
                LIMIT,
                () -> onlyDelivery(shop).getString("status").equals(status));
    }

    private static HttpHeaders headers(WebhookReceiver.Call call) {
        Map<String, List<String>> headers = new HashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    @Test
    void everyEventComesSignedAsTheFieldsLibrariesCheckIt() throws Exception {
        Shop shop = Shop.locked(site());
        Webhook library = new Webhook(listen(shop));
        JsonObject answer = unanswered(shop);
        thumbDown(shop, answer);
        JsonObject lead = Json.createObjectBuilder()
                .add("name", "Ida")
                .add("email", "ida@visitor.example")
                .add("consent", true)
                .build();
        String leadId = api().post(shop.sessionPath(answer.getString("session_id")) + "/leads", lead)
                .json(201)
                .getString("lead_id");
        Map<String, WebhookReceiver.Call> calls =
                await(shop, 3).stream().collect(Collectors.toMap(WebhookReceiver.Call::type, call -> call));
        assertEquals(Set.of("conversation.unanswered", "feedback.negative", "conversation.lead"), calls.keySet());
        for (WebhookReceiver.Call call : calls.values()) {
            library.verify(call.body(), headers(call));
            assertEquals("application/json", call.headers().get("content-type").split(";", 2)[0]);
            JsonObject data = call.json().getJsonObject("data");
            assertEquals(shop.id(), data.getString("company_id"));
            assertEquals(answer.getString("session_id"), data.getString("session_id"));
        }
        WebhookReceiver.Call any = calls.get("conversation.lead");
        assertThrows(
                WebhookVerificationException.class,
                () -> library.verify(any.body().replace("Ida", "Eve"), headers(any)));
        assertEquals(leadId, any.json().getJsonObject("data").getString("lead_id"));
        JsonObject negative = calls.get("feedback.negative").json().getJsonObject("data");
        assertEquals("Not what I asked", negative.getString("comment"));
        assertEquals("Who wove the carpet of " + shop.word() + "?", negative.getString("question"));
        assertEquals(
                answer.getString("answer_id"),
                calls.get("conversation.unanswered")
                        .json()
                        .getJsonObject("data")
                        .getString("answer_id"));
        Await.until(
                "all are listed as sent",
                LIMIT,
                () -> deliveries(shop, "?status=sent").size() == 3);
    }

    @Test
    void theSecretIsShownOnceAndMadeAnewWhenAskedFor() throws Exception {
        Shop shop = Shop.locked(site());
        api().get(path(shop), Api.bearer(shop.key())).apiProblem(404);
        String secret = listen(shop);
        assertTrue(secret.startsWith("whsec_"), secret);
        JsonObject read = api().get(path(shop), Api.bearer(shop.key())).json(200);
        assertEquals(JsonValue.NULL, read.get("secret"));
        assertEquals(RECEIVER.url(shop), read.getString("url"));
        assertEquals(JsonValue.NULL, put(shop, to(shop)).json(200).get("secret"));
        String second = put(shop, to(shop).add("rotate_secret", true)).json(200).getString("secret");
        assertFalse(second.equals(secret));
        unanswered(shop);
        WebhookReceiver.Call call = await(shop, 1).get(0);
        new Webhook(second).verify(call.body(), headers(call));
        assertThrows(WebhookVerificationException.class, () -> new Webhook(secret).verify(call.body(), headers(call)));
        assertEquals(
                204,
                api().send("DELETE", path(shop), BodyPublishers.noBody(), Api.bearer(shop.key()))
                        .status());
        api().get(path(shop), Api.bearer(shop.key())).apiProblem(404);
        assertEquals(List.of(), deliveries(shop, ""));
        assertFalse(site().server().log().contains(second));
    }

    @Test
    void onlyTheEventsThatWereAskedForCome() throws Exception {
        Shop shop = Shop.locked(site());
        put(shop, to(shop).add("events", Json.createArrayBuilder().add("feedback.negative")))
                .json(200);
        thumbDown(shop, unanswered(shop));
        assertEquals("feedback.negative", await(shop, 1).get(0).type());
        assertEquals("feedback.negative", onlyDelivery(shop).getString("event"));
        JsonObject answer = shop.ask("Hello again " + shop.word());
        api().post(
                        shop.sessionPath(answer.getString("session_id")) + "/feedback",
                        Json.createObjectBuilder()
                                .add("answer_id", answer.getString("answer_id"))
                                .add("rating", "up")
                                .build());
        assertEquals(1, deliveries(shop, "").size());
    }

    @Test
    void whoFailsStallsDripsOrSendsUsElsewhereIsCalledAgainUntilItIsWell() throws Exception {
        Shop shop = Shop.locked(site());
        Shop elsewhere = Shop.locked(site());
        listen(shop);
        Queue<WebhookReceiver.Behaviour> troubles = new ConcurrentLinkedQueue<>(List.of(
                WebhookReceiver.says(500),
                WebhookReceiver.stalls(),
                WebhookReceiver.drips(),
                WebhookReceiver.says(302, "Location: " + RECEIVER.url(elsewhere))));
        RECEIVER.behave(shop, (call, socket) -> {
            WebhookReceiver.Behaviour next = troubles.poll();
            (next == null ? WebhookReceiver.says(204) : next).answer(call, socket);
        });
        unanswered(shop);
        awaitStatus(shop, "sent");
        List<WebhookReceiver.Call> calls = RECEIVER.calls(shop);
        assertEquals(5, calls.size());
        assertEquals(
                1,
                calls.stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct()
                        .count());
        assertEquals(
                1, calls.stream().map(WebhookReceiver.Call::body).distinct().count());
        assertEquals(5, onlyDelivery(shop).getInt("attempts"));
        assertEquals(List.of(), RECEIVER.calls(elsewhere));
        assertEquals(
                List.of(List.of("")),
                database().rows("SELECT payload FROM outbox WHERE company_id = ?", shop.id()),
                "what was said is not kept once it has arrived");
    }

    @Test
    void whatNeverArrivesIsListedAsFailedAndCanBeSentOnceMore() throws Exception {
        Shop shop = Shop.locked(site());
        listen(shop);
        RECEIVER.behave(shop, WebhookReceiver.says(500));
        unanswered(shop);
        awaitStatus(shop, "failed");
        JsonObject failed = onlyDelivery(shop);
        assertEquals(6, failed.getInt("attempts"));
        assertEquals("the receiver answered 500", failed.getString("error"));
        assertEquals(6, RECEIVER.calls(shop).size());
        RECEIVER.behave(shop, WebhookReceiver.says(200));
        String retry = path(shop) + "/deliveries/" + failed.getString("message_id") + "/retry";
        assertEquals(202, api().post(retry, "", Api.bearer(shop.key())).status());
        awaitStatus(shop, "sent");
        assertEquals(7, RECEIVER.calls(shop).size());
        api().post(retry, "", Api.bearer(shop.key())).apiProblem(404);
    }

    @Test
    void whoStallsDoesNotHoldUpOthers() throws Exception {
        List<Shop> stalling = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Shop shop = Shop.locked(site());
            listen(shop);
            RECEIVER.behave(shop, WebhookReceiver.stalls());
            stalling.add(shop);
        }
        for (Shop shop : stalling) {
            api().post(path(shop) + "/test", "", Api.bearer(shop.key()));
        }
        Shop quick = Shop.locked(site());
        listen(quick);
        api().post(path(quick) + "/test", "", Api.bearer(quick.key()));
        assertEquals("webhook.test", await(quick, 1).get(0).type());
        for (Shop shop : stalling) {
            api().send("DELETE", path(shop), BodyPublishers.noBody(), Api.bearer(shop.key()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/hook",
                "https://[::1]/hook",
                "https://0x7f000001/hook",
                "https://user:secret@hooks.example/hook",
                "https://hooks.example:22/hook",
                "https://hooks.example/hook#part",
                "ftp://hooks.example/hook",
                "file:///etc/passwd",
                "hooks.example",
                "https://",
                ""
            })
    void addressesThatLeadBesideTheServerAreRefused(String url) throws Exception {
        Shop shop = Shop.locked(site());
        assertEquals(
                List.of("url"),
                put(shop, Json.createObjectBuilder().add("url", url)).violations());
        api().get(path(shop), Api.bearer(shop.key())).apiProblem(404);
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() throws Exception {
        Shop shop = Shop.locked(site());
        assertEquals(List.of("url"), put(shop, Json.createObjectBuilder()).violations());
        assertEquals(
                List.of("colour", "events", "rotate_secret", "url"),
                put(
                                shop,
                                Json.createObjectBuilder()
                                        .add("url", 7)
                                        .add("colour", "red")
                                        .add("rotate_secret", "yes")
                                        .add("events", Json.createArrayBuilder().add("everything")))
                        .violations());
        assertEquals(
                List.of("events"),
                put(shop, to(shop).add("events", Json.createArrayBuilder())).violations());
        assertEquals(
                List.of("status"),
                api().get(path(shop) + "/deliveries?status=lost", Api.bearer(shop.key()))
                        .violations());
    }

    @Test
    void nothingOfItIsForOthers() throws Exception {
        Shop shop = Shop.locked(site());
        Shop other = Shop.locked(site());
        listen(shop);
        unanswered(shop);
        awaitStatus(shop, "sent");
        String message = onlyDelivery(shop).getString("message_id");
        api().get(path(shop)).apiProblem(401);
        api().get(path(shop) + "/deliveries").apiProblem(401);
        api().post(path(shop) + "/test", "").apiProblem(401);
        api().post(path(shop) + "/deliveries/" + message + "/retry", "").apiProblem(401);
        api().send("DELETE", path(shop), BodyPublishers.noBody()).apiProblem(401);
        api().get(path(shop), Api.bearer(other.key())).apiProblem(401);
        api().send("DELETE", path(shop), BodyPublishers.noBody(), Api.bearer(other.key()))
                .apiProblem(401);
        assertEquals(List.of(), deliveries(other, ""));
        api().post(path(other) + "/deliveries/" + message + "/retry", "", Api.bearer(other.key()))
                .apiProblem(404);
        api().post(path(other) + "/test", "", Api.bearer(other.key())).apiProblem(404);
        assertEquals(
                RECEIVER.url(shop),
                api().get(path(shop), Api.bearer(shop.key())).json(200).getString("url"));
        assertEquals(
                List.of("conversation.lead", "conversation.unanswered", "feedback.negative"),
                api()
                        .get(path(shop), Api.bearer(shop.key()))
                        .json(200)
                        .getJsonArray("events")
                        .getValuesAs(JsonString.class)
                        .stream()
                        .map(JsonString::getString)
                        .toList());
    }

    @Test
    void aDeletedConversationIsNotToldAnyMore() throws Exception {
        Shop shop = Shop.locked(site());
        listen(shop);
        RECEIVER.behave(shop, WebhookReceiver.says(503));
        JsonObject answer = unanswered(shop);
        await(shop, 1);
        api().send("DELETE", shop.sessionPath(answer.getString("session_id")), BodyPublishers.noBody());
        assertEquals(List.of(), deliveries(shop, ""));
        assertEquals(List.of(), database().rows("SELECT id FROM outbox WHERE company_id = ?", shop.id()));
    }
}
