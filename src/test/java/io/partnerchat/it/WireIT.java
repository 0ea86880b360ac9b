package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no client should send: it gets a problem document all the same, soon, and nobody else is kept waiting. */
class WireIT {
    private static final String JSON = "{\"message\":\"Hello\"}";
    private static Site site;
    private static Shop shop;

    @BeforeAll
    static void openShop() throws Exception {
        site = Site.on(Engine.H2);
        shop = Shop.open(site);
    }

    @Test
    void aBodyThatComesInManyPiecesIsTheSameWhenItIsWhole() throws Exception {
        String body = "{\"message\":\"Hello\",\"more\":\"" + "ø".repeat(100_000) + "\"}";
        String request = Wire.post(shop.settingsPath(), body);
        for (int i = 0; i < 100; i++) {
            int piece = 1_000 + 977 * i;
            try (Wire wire = new Wire(site.api())) {
                for (int at = 0; at < request.length(); at += piece) {
                    wire.send(request.substring(at, Math.min(request.length(), at + piece)));
                }
                assertEquals(List.of("message", "more"), wire.reply().violations());
            }
        }
    }

    @Test
    void anAddressOrAHeaderThatCannotBeReadIsAProblem() throws Exception {
        String settings = shop.settingsPath();
        assertAll(List.of(
                        get("/api/widget-settings/1%002", ""),
                        get("/api/widget-settings/%zz", ""),
                        get("/api/widget-settings/%", ""),
                        get("/api/widget-settings/%ff", ""),
                        get("/api/widget-settings/%c0%ae", ""),
                        get("/api/widget-settings/a%5cb", ""),
                        get("/api\\widget-settings", ""),
                        get("/api/../../etc/passwd", ""),
                        get(settings, "X Y: z\r\n"),
                        get(settings, "Accept: ;;;\r\n"),
                        get(settings, "If-None-Match: nonsense\r\n"),
                        get(settings, "X-Forwarded-Proto: <script>\r\n"),
                        "GET " + settings + " HTTP/1.1\r\nHost:\r\n\r\n",
                        "GET " + settings + " HTTP/1.1\r\n\r\n",
                        post("Content-Type: ;;;/\r\nContent-Length: 2\r\n", "{}"),
                        post("Content-Type: application/json\r\nContent-Length: -1\r\n", ""),
                        post("Content-Type: application/json\r\nContent-Length: 99999999999999999999\r\n", ""),
                        post("Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n", "{}"),
                        post(
                                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                                "zz\r\nabc\r\n0\r\n\r\n"))
                .stream()
                .map(request -> () -> assertProblem(400, request)));
        assertProblem(505, "GET " + settings + " HTTP/9.9\r\nHost: x\r\n\r\n");
        assertFalse(site.server().log().contains("An exception or error occurred in the container"));
    }

    @Test
    void anAddressOrHeadersThatAreTooLongAreToldApart() throws Exception {
        assertProblem(414, get("/api/" + "x".repeat(20_000), ""));
        assertProblem(414, get("/api/partner-chat/1?" + "x".repeat(8_200), ""));
        assertProblem(431, get(shop.settingsPath(), "X-Long: " + "x".repeat(20_000) + "\r\n"));
        assertProblem(431, get(shop.settingsPath(), "X: y\r\n".repeat(300)));
        try (Wire wire = new Wire(site.api())) {
            wire.send("GET ").send(shop.settingsPath() + " HTTP/1.1\r\nHost: x\r\n");
            wire.send("Cookie: " + "x".repeat(5_000)).send("x".repeat(5_000) + "\r\n\r\n");
            wire.reply().apiProblem(431);
        }
        try (Wire wire = new Wire(site.api())) {
            String whole = get(shop.settingsPath(), "X: " + "y".repeat(7_000) + "\r\n");
            for (int i = 0; i < 3; i++) {
                assertEquals(200, wire.send(whole).reply().status());
            }
            wire.send(get("/api/%zz", "")).reply().apiProblem(400);
        }
    }

    @Test
    void methodsThatNobodyTakesAreAProblem() throws Exception {
        for (String method : List.of("TRACE", "CONNECT", "PROPFIND", "FOO", "get")) {
            assertProblem(405, method + " " + shop.settingsPath() + " HTTP/1.1\r\nHost: x\r\n\r\n");
        }
    }

    @Test
    void aBodyWhereNoneIsNeededDoesNoHarm() throws Exception {
        for (Map.Entry<String, Integer> request : Map.of(
                        "GET " + shop.settingsPath(), 200, "DELETE " + shop.sessionPath("none"), 204)
                .entrySet()) {
            try (Wire wire = new Wire(site.api())) {
                Reply reply = wire.send(request.getKey() + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 2\r\n\r\n{}")
                        .reply();
                assertEquals(request.getValue(), reply.status(), request.getKey());
            }
        }
    }

    @Test
    void anUpgradeThatIsOfferedIsLeftAlone() throws Exception {
        String offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";
        String json = offer + "Content-Type: application/json\r\n";
        String length = "Content-Length: " + JSON.length() + "\r\n";
        for (List<String> parts : List.of(
                List.of(get(shop.settingsPath(), offer)),
                List.of(post(json + length, JSON)),
                List.of(post(json + length, ""), JSON),
                List.of(post(json + "Transfer-Encoding: chunked\r\n", "13\r\n" + JSON + "\r\n0\r\n\r\n")))) {
            try (Wire wire = new Wire(site.api())) {
                for (String part : parts) {
                    wire.send(part);
                }
                assertEquals(200, wire.reply().status(), parts.toString());
            }
        }
    }

    @Test
    void aCompressedBodyIsRefusedUnread() throws Exception {
        assertProblem(
                415,
                post(
                        "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n",
                        "\u001f\u008b\b"));
    }

    @Test
    void aBodyThatIsSaidToBeTooLargeIsNotWaitedFor() throws Exception {
        assertProblem(413, post("Content-Type: application/json\r\nContent-Length: 9999999\r\n", "{"));
    }

    @Test
    void aBodyThatComesInPiecesOrAfterPermissionIsRead() throws Exception {
        try (Wire wire = new Wire(site.api())) {
            wire.send(post("Content-Type: application/json\r\nContent-Length: " + JSON.length() + "\r\n", ""));
            wire.send(JSON.substring(0, 5)).send(JSON.substring(5));
            assertEquals(200, wire.reply().status());
            wire.send(post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", "1\r\n{\r\n"));
            wire.send("13\r\n" + JSON.substring(1, JSON.length()) + "\r\n").send("0\r\n\r\n");
            assertEquals(200, wire.reply().status());
            wire.send(post(
                    "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + JSON.length()
                            + "\r\n",
                    ""));
            assertTrue(wire.head().startsWith("HTTP/1.1 100 "));
            assertEquals(200, wire.send(JSON).reply().status());
        }
    }

    @Test
    void manyWhoDripTheirRequestsKeepNobodyWaitingAndAreEnded() throws Exception {
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Wire wire = new Wire(site.api());
            slow.add(wire.send(
                    i % 2 == 0
                            ? post("Content-Type: application/json\r\nContent-Length: 200\r\n", "{")
                            : "POST " + shop.chatPath() + " HTTP/1.1\r\nHost:"));
        }
        long start = System.nanoTime();
        site.api().get(shop.settingsPath()).json(200);
        site.api().post(shop.chatPath(), JSON).json(200);
        assertTrue(System.nanoTime() - start < Site.REQUEST_SECONDS * 1_000_000_000L, "the others had to wait");
        for (Wire wire : slow) {
            wire.reply().apiProblem(408);
            wire.close();
        }
    }

    private static void assertProblem(int status, String request) throws Exception {
        try (Wire wire = new Wire(site.api())) {
            wire.send(request).reply().apiProblem(status);
        }
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    }

    private static String post(String headers, String body) {
        return "POST " + shop.chatPath() + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
    }
}
