package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open widgets hear of changed settings, for as long as they listen and without a thread for each. */
class SettingsEventsIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SOME_THREADS = 20;

    private static String path(Shop shop) {
        return shop.settingsPath() + "/events";
    }

    private EventReader listen(Shop shop, String... headers) throws Exception {
        return EventReader.get(api(), path(shop), headers);
    }

    private static JsonObjectBuilder roundness(int pixels) {
        return Json.createObjectBuilder().add("border_radius", pixels);
    }

    @Test
    void whoListensHearsWhatIsSetAndThenEveryChangeOfThisCompany() throws Exception {
        Shop shop = Shop.open(site());
        Shop other = Shop.open(site());
        try (EventReader widget = listen(shop).events()) {
            assertEquals(shop.settings(), widget.next().json());
            assertEquals("settings", widget.last().name());
            other.change(roundness(1));
            assertEquals(shop.change(roundness(2)), widget.next().json());
            shop.change(roundness(2)); // nothing new
            assertEquals(shop.change(roundness(3)), widget.next().json());
        }
    }

    @Test
    void onlyAllowedSitesAndKnownCompaniesAreListenedTo() throws Exception {
        Shop shop = Shop.onlyOn(site(), "https://shop.example");
        try (EventReader widget = listen(shop, "Origin", "https://shop.example").events()) {
            assertEquals("https://shop.example", widget.header("Access-Control-Allow-Origin"));
        }
        assertEquals(403, listen(shop, "Origin", "https://evil.example").status());
        api().get("/api/widget-settings/nobody-" + shop.word() + "/events").apiProblem(404);
    }

    @Test
    void aCompanyThatIsSwitchedOffIsListenedToNoLonger() throws Exception {
        Shop shop = Shop.open(site());
        try (EventReader widget = listen(shop).events()) {
            widget.next();
            api().operator("PATCH", "/api/companies/" + shop.id(), "{\"is_active\":false}")
                    .json(200);
            assertNull(widget.next());
        }
    }

    @Test
    void listenersHoldNoThreadsAndTheirNumberIsBoundedAndOneThatLeavesMakesRoom() throws Exception {
        Shop shop = Shop.open(site());
        double threads = threads();
        List<Wire> widgets = new ArrayList<>();
        try {
            String head = "";
            while (!head.startsWith("HTTP/1.1 503") && widgets.size() <= Site.MAX_LISTENERS) {
                widgets.add(new Wire(api()));
                head = widgets.get(widgets.size() - 1).send(listening(shop)).start();
            }
            assertTrue(head.startsWith("HTTP/1.1 503"), head);
            assertTrue(head.contains("Retry-After: 60"), head);
            assertTrue(threads() < threads + SOME_THREADS, widgets.size() + " listeners: " + threads() + " threads");
            widgets.get(0).close();
            Await.until("there is room for another", LIMIT, () -> {
                Wire next = new Wire(api());
                widgets.add(next);
                return next.send(listening(shop)).start().startsWith("HTTP/1.1 200");
            });
        } finally {
            for (Wire widget : widgets) {
                widget.close();
            }
        }
    }

    private static String listening(Shop shop) {
        return "GET " + path(shop) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private double threads() throws Exception {
        return api().get("/metrics", "Accept", "text/plain")
                .body()
                .lines()
                .filter(line -> line.startsWith("thread_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
