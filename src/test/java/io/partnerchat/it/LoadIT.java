package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many visitors at once wait for the model, not for each other. */
class LoadIT extends OnBothEngines {
    private static final int VISITORS = 300;

    @Test
    void threeHundredSlowTurnsAtOnceAreAllAnsweredAndTheSettingsStayReadable() throws Exception {
        Shop shop = Shop.open(site()).knowsShipping();
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("slowly").after(Duration.ofSeconds(1)));
        List<CompletableFuture<Reply>> turns = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            turns.add(shop.askAsync(Shop.question(shop.shippingQuestion())));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(turns.toArray(CompletableFuture[]::new));
        long start = System.nanoTime();
        int reads = 0;
        while (!all.isDone()) {
            api().get(shop.settingsPath()).json(200);
            reads++;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        int byModel = 0;
        for (CompletableFuture<Reply> turn : turns) {
            JsonObject answer = turn.get().json(200);
            byModel += answer.get("degraded").equals(JsonValue.NULL) ? 1 : 0;
        }
        assertTrue(reads > 5, "the settings were read only " + reads + " times");
        assertEquals(
                List.of(List.of(String.valueOf(VISITORS))),
                database().rows("SELECT COUNT(*) FROM chat_conversations WHERE company_id = ?", shop.id()));
        assumeTrue(seconds < Site.TURN_SECONDS, "this machine is too busy to tell who answered");
        assertTrue(byModel > VISITORS / 2, "the model answered only " + byModel);
    }
}
