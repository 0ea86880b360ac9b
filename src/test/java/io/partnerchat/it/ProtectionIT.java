package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Personal data does not leave for a vendor, and what a vendor judges to be bad is neither answered nor shown. */
class ProtectionIT extends OnBothEngines {
    private static final String CARD = "4111 1111 1111 1111";
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static final String DECLINED = "I am sorry, I can only help with questions about ";

    private Shop shopWith(String aiConfig) throws Exception {
        JsonObject config = Reply.parse(aiConfig.replace('\'', '"'));
        return Shop.create(site(), Json.createObjectBuilder().add("ai_config", config));
    }

    private String lastInput(VendorCall.Kind kind, Shop shop) {
        List<VendorCall> calls = vendors().calls(kind, shop.word());
        return calls.get(calls.size() - 1)
                .json()
                .getJsonArray("input")
                .getValuesAs(JsonString.class)
                .get(0)
                .getString();
    }

    @Test
    void cardsAndIbansAreMaskedInAllThatLeavesAndNotInWhatTheVisitorFindsAgain() throws Exception {
        Shop shop = shopWith("{'moderation':'input'}");
        String typed = "Is " + CARD + " charged, or " + IBAN + "? I am ola@example.com. " + shop.word();
        String left = "Is [card number] charged, or [IBAN]? I am ola@example.com. " + shop.word();
        JsonObject history = Json.createObjectBuilder()
                .add("role", "user")
                .add("content", "My card: " + CARD)
                .build();
        JsonObject answer = shop.ask(Json.createObjectBuilder(Shop.question(typed))
                .add("history", Json.createArrayBuilder().add(history))
                .add("page_title", "Order of " + IBAN)
                .add("page_url", "https://shop.example/pay?card=4111111111111111")
                .build());
        List<JsonObject> prompt = shop.onlyPrompt();
        assertEquals("My card: [card number]", prompt.get(1).getString("content"));
        assertEquals(left, prompt.get(2).getString("content"));
        String system = prompt.get(0).getString("content");
        assertTrue(
                system.contains("<page title=\"Order of [IBAN]\" url=\"https://shop.example/pay?card=[card number]\""),
                system);
        assertEquals(left, lastInput(VendorCall.Kind.EMBEDDINGS, shop));
        assertEquals(left, lastInput(VendorCall.Kind.MODERATIONS, shop));
        JsonArray messages = api().get(shop.sessionPath(answer.getString("session_id")))
                .json(200)
                .getJsonArray("messages");
        assertEquals(typed, messages.getJsonObject(0).getString("content"));
        // the stored conversation is the history of the next turn, and is masked too
        shop.askIn(answer.getString("session_id"), "And now? " + shop.word());
        assertEquals(
                left,
                shop.prompts()
                        .get(1)
                        .json()
                        .getJsonArray("messages")
                        .getJsonObject(1)
                        .getString("content"));
        String log = site().server().log();
        assertFalse(log.contains("41111111") || log.contains(CARD) || log.contains(IBAN), "personal data in the log");
    }

    @Test
    void aCompanyMayHaveMailAddressesAndPhoneNumbersMaskedOrNothing() throws Exception {
        String typed = "ola@example.com, +47 55 01 23 45, " + CARD + " ";
        Shop all = shopWith("{'mask':['card','email','phone']}");
        all.ask(typed + all.word());
        assertEquals(
                "[e-mail address], [phone number], [card number] " + all.word(),
                all.onlyPrompt().get(1).getString("content"));
        Shop nothing = shopWith("{'mask':[]}");
        nothing.ask(typed + nothing.word());
        assertEquals(typed + nothing.word(), nothing.onlyPrompt().get(1).getString("content"));
    }

    @Test
    void whatCannotBeUsedIsRefusedByName() throws Exception {
        String wrong =
                "{'ai_config':{'mask':['cards'],'moderation':'on','daily_tokens':-1,'limits':{'visitor_per_minute':0,'x':1}}}";
        Shop shop = Shop.open(site());
        Reply reply = api().operator("PATCH", "/api/companies/" + shop.id(), wrong.replace('\'', '"'));
        assertEquals(
                List.of(
                        "ai_config.daily_tokens",
                        "ai_config.limits.visitor_per_minute",
                        "ai_config.limits.x",
                        "ai_config.mask[0]",
                        "ai_config.moderation"),
                reply.violations());
    }

    @Test
    void withoutTheSettingNothingIsJudged() throws Exception {
        Shop shop = Shop.open(site());
        shop.ask("Hello " + shop.word());
        assertEquals(List.of(), vendors().calls(VendorCall.Kind.MODERATIONS, shop.word()));
    }

    @Test
    void aMessageThatIsFlaggedIsDeclinedWithoutTheModelAndIsNotOpen() throws Exception {
        Shop shop = shopWith("{'moderation':'input'}");
        vendors()
                .script(
                        VendorCall.Kind.MODERATIONS,
                        shop.word(),
                        (call, socket) -> Reaction.flags(call, text -> text.contains("bad"))
                                .play(call, socket));
        JsonObject answer = shop.ask("Something bad " + shop.word());
        assertEquals(DECLINED + "Shop " + shop.word() + ".", answer.getString("message"));
        assertTrue(answer.getBoolean("known"));
        assertEquals(0, shop.prompts().size());
        assertEquals(JsonValue.NULL, shop.ask("Something good " + shop.word()).get("degraded"));
        assertEquals(1, shop.prompts().size());
    }

    @Test
    void anAnswerThatIsFlaggedIsReplacedBeforeAnyOfItIsShown() throws Exception {
        Shop shop = shopWith("{'moderation':'both'}");
        vendors()
                .script(
                        VendorCall.Kind.MODERATIONS,
                        shop.word(),
                        (call, socket) -> Reaction.flags(call, text -> text.contains("awful"))
                                .play(call, socket));
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        (call, socket) -> Streaming.of("Some ", "awful ", "words about " + shop.word())
                                .play(call, socket));
        try (EventReader events = EventReader.post(api(), shop.chatPath(), Shop.question("Hello " + shop.word()))) {
            JsonObject done = events.done();
            assertEquals(DECLINED + "Shop " + shop.word() + ".", done.getString("message"));
            assertEquals(done.getString("message"), events.text());
        }
    }

    @Test
    void anAnswerThatIsFineIsShownWhenItIsJudged() throws Exception {
        Shop shop = shopWith("{'moderation':'both'}");
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        (call, socket) -> Streaming.of("Kind ", "words about " + shop.word())
                                .play(call, socket));
        try (EventReader events = EventReader.post(api(), shop.chatPath(), Shop.question("Hello " + shop.word()))) {
            assertEquals("Kind words about " + shop.word(), events.done().getString("message"));
            assertEquals("Kind words about " + shop.word(), events.text());
        }
        assertEquals(
                2, vendors().calls(VendorCall.Kind.MODERATIONS, shop.word()).size());
    }

    @Test
    void aVendorThatDoesNotJudgeHoldsNobodyUp() throws Exception {
        Shop failing = shopWith("{'moderation':'both'}");
        vendors().script(VendorCall.Kind.MODERATIONS, failing.word(), Reaction.html(500));
        vendors().script(VendorCall.Kind.CHAT, failing.word(), Reaction.says("About " + failing.word()));
        assertEquals(
                "About " + failing.word(),
                failing.ask("Hello " + failing.word()).getString("message"));
        Shop silent = shopWith("{'moderation':'input'}");
        vendors().script(VendorCall.Kind.MODERATIONS, silent.word(), Reaction.stall());
        long start = System.nanoTime();
        assertEquals(JsonValue.NULL, silent.ask("Hello " + silent.word()).get("degraded"));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < Site.TURN_SECONDS);
    }
}
