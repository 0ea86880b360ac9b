package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The widget runs on the partners' own sites, so pages of other origins call the API, and may read its errors. */
class CorsIT extends OnBothEngines {
    private static final String SITE = "https://shop.example";

    @Test
    void anySiteMayAskByDefault() throws Exception {
        Shop shop = Shop.locked(site());
        for (String path : List.of(shop.settingsPath(), shop.chatPath())) {
            Reply preflight = preflight(path, SITE, "POST");
            assertTrue(preflight.status() == 200 || preflight.status() == 204, preflight.body());
            assertEquals("*", preflight.header("Access-Control-Allow-Origin"));
            assertTrue(preflight.header("Access-Control-Allow-Methods").contains("POST"));
            String headers = preflight.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
            assertTrue(headers.contains("content-type") && headers.contains("authorization"), headers);
            assertNoCredentials(preflight);
        }
        assertOpen(api().get(shop.settingsPath(), "Origin", SITE), 200);
        assertOpen(api().get(shop.settingsPath(), "Origin", "null"), 200);
        assertOpen(api().post(shop.chatPath(), Shop.question("Hello"), "Origin", SITE), 200);
        assertOpen(
                api().get(
                                shop.settingsPath(),
                                "Origin",
                                SITE,
                                "If-None-Match",
                                api().get(shop.settingsPath()).header("ETag")),
                304);
    }

    @Test
    void aPageCanReadEveryErrorAndTheHeadersThatMatter() throws Exception {
        Shop shop = Shop.locked(site());
        assertOpen(api().post(shop.settingsPath(), "{}", "Origin", SITE), 401);
        assertOpen(api().post(shop.chatPath(), "{}", "Origin", SITE), 400);
        assertOpen(api().post(shop.chatPath(), "{", "Origin", SITE), 400);
        assertOpen(api().post(shop.chatPath(), "\"" + "x".repeat(300_000) + "\"", "Origin", SITE), 413);
        assertOpen(api().get("/api/widget-settings/nobody", "Origin", SITE), 404);
        assertOpen(api().get("/api/nothing/here", "Origin", SITE), 404);
        assertOpen(api().send("PUT", shop.chatPath(), BodyPublishers.ofString("{}"), "Origin", SITE), 405);
        assertOpen(
                api().send(
                                "POST",
                                shop.chatPath(),
                                BodyPublishers.ofString("Hello"),
                                "Origin",
                                SITE,
                                "Content-Type",
                                "text/plain"),
                415);
        String exposed = api().get(shop.settingsPath(), "Origin", SITE).header("Access-Control-Expose-Headers");
        assertTrue(exposed.contains("ETag") && exposed.contains("X-Request-Id"), exposed);
    }

    @Test
    void aCompanyThatNamesItsSitesIsUsedFromThoseOnly() throws Exception {
        Shop shop = Shop.onlyOn(site(), SITE, "https://Other.Example:8443/");
        for (String origin : List.of(SITE, "https://other.example:8443")) {
            for (Reply reply : List.of(
                    preflight(shop.chatPath(), origin, "POST"),
                    api().get(shop.settingsPath(), "Origin", origin),
                    api().post(shop.chatPath(), Shop.question("Hello"), "Origin", origin),
                    api().post(shop.chatPath(), "{}", "Origin", origin),
                    api().get("/api/widget-settings/" + shop.id(), "Origin", origin))) {
                assertEquals(origin, reply.header("Access-Control-Allow-Origin"), reply.body());
                assertTrue(reply.headers().allValues("Vary").toString().contains("Origin"));
                assertNoCredentials(reply);
            }
        }
        for (String origin : List.of(
                "https://evil.example",
                "http://shop.example",
                "https://shop.example.evil.example",
                "https://shop.example:444",
                "null")) {
            Reply refused = api().post(shop.chatPath(), Shop.question("Hello"), "Origin", origin);
            refused.problem(403);
            assertEquals("", refused.header("Access-Control-Allow-Origin"), origin);
            assertEquals("", preflight(shop.chatPath(), origin, "POST").header("Access-Control-Allow-Origin"), origin);
        }
        assertEquals(
                0,
                shop.prompts().stream()
                        .filter(call -> call.body().contains("evil"))
                        .count());
    }

    @Test
    void theServersOwnPagesAndClientsWithoutAnOriginAreNotLockedOut() throws Exception {
        Shop shop = Shop.onlyOn(site(), SITE);
        shop.ask("Hello");
        Reply own = api().post(
                        shop.chatPath(),
                        Shop.question("Hello"),
                        "Origin",
                        api().base().toString());
        own.json(200);
        assertTrue(api().get(shop.settingsPath())
                .headers()
                .allValues("Vary")
                .toString()
                .contains("Origin"));
    }

    @Test
    void aNewListOfSitesCountsAtOnce() throws Exception {
        Shop shop = Shop.open(site());
        assertOpen(api().get(shop.settingsPath(), "Origin", SITE), 200);
        api().operator(
                        "PATCH",
                        "/api/companies/" + shop.id(),
                        "{\"settings\":{\"allowed_origins\":[\"https://only.example\"]}}")
                .json(200);
        api().get(shop.settingsPath(), "Origin", SITE).problem(403);
    }

    private static void assertOpen(Reply reply, int status) {
        assertEquals(status, reply.status(), reply.body());
        assertEquals("*", reply.header("Access-Control-Allow-Origin"));
        assertNoCredentials(reply);
    }

    private static void assertNoCredentials(Reply reply) {
        assertEquals("", reply.header("Access-Control-Allow-Credentials"));
    }

    private Reply preflight(String path, String origin, String method) throws Exception {
        return api().send(
                        "OPTIONS",
                        path,
                        BodyPublishers.noBody(),
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        method,
                        "Access-Control-Request-Headers",
                        "content-type,authorization");
    }
}
