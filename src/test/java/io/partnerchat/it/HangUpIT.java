package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A visitor who leaves frees what the turn held, the vendor's work included; one who waits is not disturbed. */
class HangUpIT extends OnBothEngines {
    /** The promise is two seconds; a busy machine may need a little longer, but never as long as the turn may take. */
    private static final int SECONDS = 3;

    @Test
    void theModelIsStoppedWhenTheVisitorLeaves() throws Exception {
        assertStopped(VendorCall.Kind.CHAT, false);
    }

    @Test
    void theSearchIsStoppedWhenTheVisitorLeaves() throws Exception {
        assertStopped(VendorCall.Kind.EMBEDDINGS, false);
    }

    @Test
    void theSecondTurnOfAConnectionIsStoppedToo() throws Exception {
        assertStopped(VendorCall.Kind.CHAT, true);
    }

    private void assertStopped(VendorCall.Kind kind, boolean secondTurn) throws Exception {
        Shop shop = Shop.open(site());
        String request = Wire.post(
                shop.chatPath(), Shop.question("wait for " + shop.word()).toString());
        VendorCall asked;
        try (Wire visitor = new Wire(api())) {
            if (secondTurn) {
                vendors()
                        .script(
                                kind,
                                shop.word(),
                                Reaction.says("first").after(Duration.ofMillis(700)),
                                Reaction.stall());
                assertTrue(visitor.send(request).head().startsWith("HTTP/1.1 200"));
            } else {
                vendors().script(kind, shop.word(), Reaction.stall());
            }
            visitor.send(request);
            int calls = secondTurn ? 2 : 1;
            Await.until(
                    "the vendor is asked",
                    Duration.ofSeconds(10),
                    () -> vendors().calls(kind, shop.word()).size() == calls);
            asked = vendors().calls(kind, shop.word()).get(calls - 1);
            assertFalse(asked.hungUp().isDone());
        }
        asked.hungUp().get(SECONDS, TimeUnit.SECONDS);
        assertEquals(
                List.of(List.of(secondTurn ? "1" : "0")),
                database().rows("SELECT COUNT(*) FROM chat_conversations WHERE company_id = ?", shop.id()));
    }

    @Test
    void aVisitorWhoSendsTheNextRequestMeanwhileIsStillThere() throws Exception {
        Shop shop = Shop.open(site());
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("patience").after(Duration.ofMillis(1_500)));
        try (Wire visitor = new Wire(api())) {
            visitor.send(Wire.post(
                    shop.chatPath(), Shop.question("wait for " + shop.word()).toString()));
            Await.until(
                    "the model is asked",
                    Duration.ofSeconds(10),
                    () -> !shop.prompts().isEmpty());
            visitor.send("GET " + shop.settingsPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(visitor.head().startsWith("HTTP/1.1 200"));
            assertTrue(visitor.head().startsWith("HTTP/1.1 200"));
        }
        assertFalse(shop.prompts().get(0).hungUp().isDone());
        assertEquals(
                List.of(List.of("1")),
                database().rows("SELECT COUNT(*) FROM chat_conversations WHERE company_id = ?", shop.id()));
    }
}
