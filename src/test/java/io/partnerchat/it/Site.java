package io.partnerchat.it;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A running server and the database behind it. */
record Site(Server server, TestDatabase database) {
    /** A turn may take so long here, so that tests of a silent vendor are quick. */
    static final int TURN_SECONDS = 8;

    /** Who calls from this address is believed when it says for whom. */
    static final String PROXY = "127.0.0.2";

    /** What a client has to send its request here. */
    static final int REQUEST_SECONDS = 5;

    /** So many widgets may listen for settings at once. */
    static final int MAX_LISTENERS = 300;

    private static final Map<Engine, CompletableFuture<Site>> SHARED = new EnumMap<>(Engine.class);

    /** The one that all tests on this engine share. Those of all engines start at the first use of one, at once. */
    static Site on(Engine engine) {
        synchronized (SHARED) {
            for (Engine each : Engine.values()) {
                SHARED.computeIfAbsent(each, key -> CompletableFuture.supplyAsync(() -> open(key)));
            }
        }
        return SHARED.get(engine).join();
    }

    private static Site open(Engine engine) {
        try {
            TestDatabase database = engine.newDatabase();
            Map<String, String> settings = new HashMap<>(database.environment());
            settings.putAll(VendorStub.get().environment());
            // all tests call from one address; those about limits choose their own in ai_config
            settings.put("LIMIT_VISITOR_PER_MINUTE", "0");
            settings.put("LIMIT_SESSION_PER_MINUTE", "0");
            settings.put("TRUSTED_PROXIES", PROXY);
            settings.put("CHAT_HEARTBEAT_SECONDS", "1");
            settings.putAll(MailStub.get().environment());
            settings.putAll(Map.of(
                    "WEBHOOK_TIMEOUT_MS", "1500",
                    "HANDOFF_MAX_ATTEMPTS", "6",
                    "HANDOFF_RETRY_FIRST_WAIT_MS", "100",
                    "HANDOFF_RETRY_WAIT_CAP_MS", "1000",
                    "RETENTION_HOUR", "0"));
            settings.putAll(Map.of(
                    "FETCH_ALLOWED_ADDRESSES",
                            PartnerSite.hole() + "," + WebhookReceiver.get().address(),
                    "CRAWL_DELAY_MS", "5",
                    "CRAWL_MAX_PAGES", "30",
                    "CRAWL_MAX_DEPTH", "3"));
            settings.putAll(Map.of(
                    "OPERATOR_TOKEN", Api.OPERATOR_TOKEN,
                    "CHAT_TURN_SECONDS", String.valueOf(TURN_SECONDS),
                    "CHAT_SEARCH_SECONDS", "2",
                    "REQUEST_SECONDS", String.valueOf(REQUEST_SECONDS),
                    "WIDGET_MAX_LISTENERS", String.valueOf(MAX_LISTENERS),
                    "VENDOR_RETRY_FIRST_WAIT_MS", "50",
                    // the faults that one test asks for must not open the circuit of another
                    "VENDOR_BREAKER_WINDOW", "1000",
                    "VENDOR_BREAKER_MIN_CALLS", "1000",
                    "VENDOR_BREAKER_BLOCK_MS", "10"));
            return new Site(Server.start(engine.name(), settings).ready(), database);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    Api api() {
        return server.api();
    }

    VendorStub vendors() {
        return VendorStub.get();
    }
}
