package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every failure of the API is a problem document that says what is wrong and nothing about our insides. */
class ProblemIT extends OnBothEngines {
    private static final int MAX_BYTES = 256 * 1024;

    @Test
    void aBodyThatIsNotOneJsonObjectIsRefused() throws Exception {
        Shop shop = Shop.open(site());
        assertAll(Stream.of(
                        "",
                        " ",
                        "{",
                        "{]",
                        "nonsense",
                        "{\"message\":\"x\"",
                        "{\"message\":\"x\"} trailing",
                        "{\"message\":\"x\"}{\"message\":\"y\"}",
                        "{'message':'x'}",
                        "{\"message\":\"a\nb\"}",
                        "{\"message\":01}",
                        "{\"message\":NaN}",
                        "[]",
                        "[{\"message\":\"x\"}]",
                        "\"text\"",
                        "5",
                        "null",
                        "\ufeff[]",
                        "{\"message\":" + "[".repeat(500) + "]".repeat(500) + "} trailing",
                        "{\"message\":" + "[".repeat(20_000),
                        "{\"message\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")
                .flatMap(body -> Stream.of(
                        () -> assertNotAnObject(shop.chatPath(), body),
                        () -> assertNotAnObject(shop.settingsPath(), body))));
        assertEquals(List.of(), shop.prompts());
    }

    private void assertNotAnObject(String path, String body) throws Exception {
        JsonObject problem = api().post(path, body).apiProblem(400);
        assertFalse(problem.containsKey("violations"), () -> problem + " for " + body);
        assertFalse(problem.getString("detail").isBlank(), () -> problem + " for " + body);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        Shop shop = Shop.open(site());
        for (byte[] wrong : List.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xe2, (byte) 0x82},
                "é".getBytes(StandardCharsets.ISO_8859_1))) {
            byte[] start = "{\"message\":\"".getBytes(StandardCharsets.US_ASCII);
            byte[] all = Arrays.copyOf(start, start.length + wrong.length + 2);
            System.arraycopy(wrong, 0, all, start.length, wrong.length);
            all[all.length - 2] = '"';
            all[all.length - 1] = '}';
            post(shop.chatPath(), BodyPublishers.ofByteArray(all)).apiProblem(400);
        }
    }

    @Test
    void aBodyOfMoreThan256KibibytesIsRefusedHoweverItIsSent() throws Exception {
        Shop shop = Shop.open(site());
        String start = "{\"message\":\"Hello\",\"more\":\"";
        String fits = start + "x".repeat(MAX_BYTES - start.length() - 2) + "\"}";
        assertEquals(MAX_BYTES, fits.length());
        post(shop.chatPath(), BodyPublishers.ofString(fits)).json(200);
        post(shop.chatPath(), chunked(fits)).json(200);
        for (int more : List.of(1, 100_000, 4_000_000)) {
            String larger = fits + " ".repeat(more);
            post(shop.chatPath(), BodyPublishers.ofString(larger)).apiProblem(413);
            post(shop.chatPath(), chunked(larger)).apiProblem(413);
            post(shop.settingsPath(), chunked(larger)).apiProblem(413);
        }
    }

    @Test
    void anAddressThatIsNotThereIsA404() throws Exception {
        Shop shop = Shop.open(site());
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/nothing",
                "/api/widget-settings",
                "/api/widget-settings/",
                "/api/partner-chat/",
                shop.chatPath() + "/more",
                "/api/application.wadl")) {
            api().get(path).apiProblem(404);
            api().post(path, "{}").apiProblem(404);
        }
        api().get("/nothing/here").problem(404);
        api().get("/WEB-INF/web.xml").problem(404);
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsA405AndSaysWhichItTakes() throws Exception {
        Shop shop = Shop.open(site());
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            BodyPublisher body = method.equals("DELETE") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
            Reply refused = api().send(method, shop.settingsPath(), body, "Content-Type", "application/json");
            refused.apiProblem(405);
            assertTrue(
                    refused.header("Allow").contains("GET")
                            && refused.header("Allow").contains("POST"),
                    refused.header("Allow"));
        }
        Reply refused = api().get(shop.chatPath());
        refused.apiProblem(405);
        assertTrue(refused.header("Allow").contains("POST"), refused.header("Allow"));
        assertFalse(refused.header("Allow").contains("GET"), refused.header("Allow"));
        for (String stream : List.of(shop.settingsPath() + "/events", shop.sessionPath("session") + "/stream")) {
            Reply only = api().post(stream, "{}", "Origin", "https://a.example");
            only.apiProblem(405);
            assertEquals("GET", only.header("Allow"));
            assertEquals("*", only.header("Access-Control-Allow-Origin"));
        }
        for (String page : List.of("/widget.js", "/", "/widget/" + shop.id() + "/settings")) {
            for (String method : List.of("PATCH", "PUT", "FOO")) {
                Reply only = api().send(method, page, BodyPublishers.ofString("{}"));
                only.problem(405);
                assertTrue(only.header("Allow").startsWith("GET, HEAD"), only.header("Allow"));
            }
            assertEquals(
                    204, api().send("OPTIONS", page, BodyPublishers.noBody()).status());
        }
    }

    @Test
    void aBodyOfAnotherMediaTypeIsA415() throws Exception {
        Shop shop = Shop.open(site());
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "text/json")) {
            api().send("POST", shop.chatPath(), BodyPublishers.ofString("{\"message\":\"x\"}"), "Content-Type", type)
                    .apiProblem(415);
        }
        api().send(
                        "POST",
                        shop.chatPath(),
                        BodyPublishers.ofString("{\"message\":\"x\"}"),
                        "Content-Type",
                        "application/json; charset=utf-8")
                .json(200);
    }

    @Test
    void anAnswerInAnotherMediaTypeCannotBeHad() throws Exception {
        Shop shop = Shop.open(site());
        api().get(shop.settingsPath(), "Accept", "image/png").apiProblem(406);
        api().get(shop.settingsPath(), "Accept", "text/html,*/*;q=0.8").json(200);
    }

    @Test
    void theRequestsIdIsInTheAnswerTheProblemAndTheLog() throws Exception {
        Shop shop = Shop.open(site());
        String id = Names.unique("it-");
        Reply answer = api().post(shop.chatPath(), Shop.question("Hello"), "X-Request-Id", id);
        answer.json(200);
        assertEquals(id, answer.header("X-Request-Id"));
        Await.until(
                "the log names the request",
                java.time.Duration.ofSeconds(10),
                () -> site().server().log().contains(id));
        assertEquals(
                id,
                api().get("/api/widget-settings/nobody", "X-Request-Id", id)
                        .apiProblem(404)
                        .getString("request_id"));
    }

    @Test
    void aRequestIdThatCouldDoHarmIsReplaced() throws Exception {
        Shop shop = Shop.open(site());
        for (String id : List.of("a b", "a\"b", "<script>", "x".repeat(65), "event=turn company=forged")) {
            String given = api().get(shop.settingsPath(), "X-Request-Id", id).header("X-Request-Id");
            assertTrue(given.matches("[0-9a-f]{8,64}"), id + " became " + given);
        }
        assertFalse(api().get(shop.settingsPath()).header("X-Request-Id").isEmpty());
    }

    @Test
    void whatVisitorsSayAndTheirKeysAreNotInTheLog() throws Exception {
        Shop shop = Shop.locked(site()).knowsShipping();
        String secret = Names.unique("private");
        api().post(shop.chatPath(), Shop.question(secret)).json(200);
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        api().post(shop.chatPath(), Shop.question(secret)).json(200);
        api().post(shop.chatPath(), "{\"message\":\"" + secret).apiProblem(400);
        api().post(shop.settingsPath(), "{\"" + secret + "\":\"" + secret + "\"}", Api.bearer(shop.key()))
                .violations();
        api().post(shop.settingsPath(), "{\"welcome_message\":\"" + secret + "\"}", Api.bearer(shop.key()))
                .json(200);
        assertFalse(site().server().log().contains(secret));
        assertFalse(site().server().log().contains(shop.key()));
        assertFalse(site().server().log().contains(Api.OPERATOR_TOKEN));
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Reply post(String path, BodyPublisher body) throws Exception {
        return api().send("POST", path, body, "Content-Type", "application/json");
    }
}
