package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of many turns has lost none that a visitor has seen the answer of. */
class KillIT {
    private static final int VISITORS = 24;
    private static final int ACKNOWLEDGED = 500;
    private static final int MOST_TURNS_EACH = 90;

    /** One visitor with a session of its own; asks one thing after the other until the server is gone. */
    private static final class Visitor implements Runnable {
        private final Api api;
        private final String session;
        private final Queue<Visitor> acknowledgements;
        private final AtomicBoolean killed;
        private final Map<String, String> answers = new HashMap<>();
        private String unanswered;

        Visitor(Api api, String session, Queue<Visitor> acknowledgements, AtomicBoolean killed) {
            this.api = api;
            this.session = session;
            this.acknowledgements = acknowledgements;
            this.killed = killed;
        }

        @Override
        public void run() {
            for (int i = 0; i < MOST_TURNS_EACH; i++) {
                unanswered = "message-" + i;
                try {
                    answers.put(unanswered, ask(api, unanswered));
                } catch (IOException | InterruptedException | AssertionError e) {
                    if (!killed.get()) {
                        throw new AssertionError("before the server was killed", e);
                    }
                    return;
                }
                acknowledgements.add(this);
            }
        }

        /** Whole or streamed, in turn. */
        String ask(Api server, String message) throws IOException, InterruptedException {
            JsonObject question = Json.createObjectBuilder(Shop.question(message + " of " + session))
                    .add("session_id", session)
                    .add("client_message_id", message)
                    .build();
            if (message.hashCode() % 2 == 0) {
                return server.post(CHAT, question).json(200).getString("answer_id");
            }
            String events =
                    server.post(CHAT, question, "Accept", "text/event-stream").body();
            assertTrue(events.contains("event: done"), events);
            return events.replaceAll("(?s).*\"answer_id\":\"([^\"]+)\".*", "$1");
        }

        void everythingIsThereOnce(Api server) throws Exception {
            if (unanswered != null && !answers.containsKey(unanswered)) {
                answers.put(unanswered, ask(server, unanswered));
            }
            List<JsonObject> messages = server.get(CHAT + "/sessions/" + session)
                    .json(200)
                    .getJsonArray("messages")
                    .getValuesAs(JsonObject.class);
            List<String> ids = new ArrayList<>();
            List<String> said = new ArrayList<>();
            for (JsonObject message : messages) {
                if (message.getString("role").equals("user")) {
                    said.add(message.getString("content").split(" ", 2)[0]);
                } else {
                    ids.add(message.getString("answer_id"));
                }
            }
            assertEquals(ids.size(), new HashSet<>(ids).size(), "an answer twice in " + session);
            assertEquals(new HashSet<>(answers.values()), new HashSet<>(ids), session);
            assertEquals(answers.keySet(), new HashSet<>(said), session);
            assertEquals(answers.size(), said.size(), "a message twice in " + session);
        }
    }

    private static final String CHAT = "/api/partner-chat/123";

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        killed(Map.of());
    }

    @Test
    void onMySql() throws Exception {
        Map<String, String> settings = new HashMap<>(TestDatabase.mysql().environment());
        settings.put("DEMO_DATA", "true");
        killed(settings);
    }

    private static void killed(Map<String, String> database) throws Exception {
        String home = Names.unique("kill-");
        Map<String, String> settings = new HashMap<>(VendorStub.get().environment());
        settings.putAll(database);
        settings.putAll(Map.of("LIMIT_VISITOR_PER_MINUTE", "0", "LIMIT_SESSION_PER_MINUTE", "0"));
        Server server = Server.start(home, settings).ready();
        Queue<Visitor> acknowledgements = new ConcurrentLinkedQueue<>();
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(VISITORS);
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            Visitor visitor = new Visitor(server.api(), Names.unique("session-"), acknowledgements, killed);
            visitors.add(visitor);
            threads.execute(visitor);
        }
        Await.until(
                "many turns are acknowledged",
                java.time.Duration.ofMinutes(2),
                () -> acknowledgements.size() >= ACKNOWLEDGED);
        killed.set(true);
        server.kill();
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
        int answered = acknowledgements.size();
        assertTrue(answered < VISITORS * MOST_TURNS_EACH, "all had been answered before the server was killed");

        Server next = Server.start(home, settings).ready();
        for (Visitor visitor : visitors) {
            visitor.everythingIsThereOnce(next.api());
        }
        next.stop();
        assertEquals(List.of(), VendorStub.get().takeFaults());
    }
}
