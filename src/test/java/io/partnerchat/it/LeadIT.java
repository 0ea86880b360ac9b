package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor asks to be answered by a person; the partner gets an e-mail and a list. */
class LeadIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A shop with an e-mail address of its own. */
    private Shop shop(JsonObjectBuilder fields) throws Exception {
        return Shop.create(site(), fields.add("email", Names.unique("") + "@shop.example"));
    }

    private Shop shop() throws Exception {
        return shop(Json.createObjectBuilder());
    }

    private String email(Shop shop) throws Exception {
        return database()
                .rows("SELECT email FROM user_companies WHERE company_id = ?", shop.id())
                .get(0)
                .get(0);
    }

    private static JsonObjectBuilder lead() {
        return Json.createObjectBuilder()
                .add("name", "Ida Visitor")
                .add("email", "ida@visitor.example")
                .add("question", "Do you engrave candles?")
                .add("consent", true);
    }

    private String session(Shop shop) throws Exception {
        return shop.ask("Hello " + shop.word()).getString("session_id");
    }

    private Reply leave(Shop shop, String session, JsonObjectBuilder lead) throws Exception {
        return api().post(shop.sessionPath(session) + "/leads", lead.build());
    }

    private JsonObject leads(Shop shop, String query) throws Exception {
        return api().get("/api/leads/" + shop.id() + query, Api.bearer(shop.key()))
                .json(200);
    }

    private MimeMessage mailTo(Shop shop) throws Exception {
        String address = email(shop);
        Await.until(
                "the e-mail has come",
                LIMIT,
                () -> !MailStub.get().sentTo(address).isEmpty());
        return MailStub.get().sentTo(address).get(0);
    }

    @Test
    void aLeadIsMailedListedHandledAndDeleted() throws Exception {
        Shop shop = shop();
        String session = session(shop);
        String id = leave(shop, session, lead().add("phone", "+47 55 01 23"))
                .json(201)
                .getString("lead_id");
        MimeMessage mail = mailTo(shop);
        assertEquals("Ida Visitor would like an answer from Shop " + shop.word(), mail.getSubject());
        InternetAddress replyTo = (InternetAddress) mail.getReplyTo()[0];
        assertEquals("ida@visitor.example", replyTo.getAddress());
        assertEquals("Ida Visitor", replyTo.getPersonal());
        assertEquals("chat@partnerchat.example", mail.getFrom()[0].toString());
        String text = String.valueOf(mail.getContent());
        assertTrue(mail.getContentType().toLowerCase(java.util.Locale.ROOT).startsWith("text/plain; charset=utf-8"));
        assertTrue(text.contains("Do you engrave candles?") && text.contains("+47 55 01 23"), text);
        assertTrue(text.contains("Visitor: Hello " + shop.word()), text);

        Await.until(
                "the list says so",
                LIMIT,
                () -> leads(shop, "")
                        .getJsonArray("leads")
                        .getJsonObject(0)
                        .getString("mail")
                        .equals("sent"));
        JsonObject listed = leads(shop, "").getJsonArray("leads").getJsonObject(0);
        assertEquals(id, listed.getString("lead_id"));
        assertEquals(List.of(), Documented.faults(api(), "Lead", listed));
        assertEquals("new", listed.getString("status"));
        assertEquals(session, listed.getString("session_id"));
        assertTrue(listed.getString("consent_text").contains("Shop " + shop.word()), listed.toString());
        assertEquals(JsonValue.NULL, listed.get("handled_at"));

        String path = "/api/leads/" + shop.id() + "/" + id;
        JsonObject handled = api().send(
                        "PATCH",
                        path,
                        BodyPublishers.ofString("{\"status\":\"handled\"}"),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + shop.key())
                .json(200);
        assertEquals("handled", handled.getString("status"));
        assertEquals(0, leads(shop, "?status=new").getJsonArray("leads").size());
        assertEquals(1, leads(shop, "?status=handled").getJsonArray("leads").size());
        assertEquals(
                204,
                api().send("DELETE", path, BodyPublishers.noBody(), Api.bearer(shop.key()))
                        .status());
        api().get(path, Api.bearer(shop.key())).apiProblem(404);
        assertEquals(0, leads(shop, "").getJsonArray("leads").size());
    }

    @Test
    void nothingAVisitorWritesBecomesAHeaderOrMarkup() throws Exception {
        Shop shop = shop();
        String session = session(shop);
        leave(
                        shop,
                        session,
                        lead().add("name", "Zoë \"Bcc: x@evil.example\" <b>Ünïcode 店</b>")
                                .add("question", "Line one\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>"))
                .json(201);
        MimeMessage mail = mailTo(shop);
        assertEquals(1, mail.getAllRecipients().length);
        assertNull(mail.getHeader("Bcc"));
        assertEquals(
                "Zoë \"Bcc: x@evil.example\" <b>Ünïcode 店</b>", ((InternetAddress) mail.getReplyTo()[0]).getPersonal());
        assertTrue(mail.getSubject().startsWith("Zoë \"Bcc: x@evil.example\" <b>Ünïcode 店</b>"), mail.getSubject());
        assertTrue(String.valueOf(mail.getContent()).contains("<script>alert(1)</script>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ida\r\nBcc: all@evil.example",
                "Ida\nSubject: x",
                "Ida\u2028Bcc: x@evil.example",
                "Ida\u0085Bcc: x@evil.example"
            })
    void aNameOfSeveralLinesIsRefused(String name) throws Exception {
        Shop shop = shop();
        assertEquals(
                List.of("name"),
                leave(shop, session(shop), lead().add("name", name)).violations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ida",
                "ida@visitor",
                "ida@visitor.example, all@evil.example",
                "ida@visitor.example\r\nBcc: all@evil.example",
                "<ida@visitor.example>",
                "Ida <ida@visitor.example>",
                "ida..x@visitor.example",
                "ida@visitor.example?bcc=x@evil.example",
                "\"a b\"@visitor.example",
                "@visitor.example",
                ".ida@visitor.example",
                "ida@-visitor.example"
            })
    void anAddressThatIsNoneIsRefused(String email) throws Exception {
        Shop shop = shop();
        Set<String> fields = new HashSet<>(
                leave(shop, session(shop), lead().add("email", email)).violations());
        assertEquals(Set.of("email"), fields);
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() throws Exception {
        Shop shop = shop();
        String session = session(shop);
        assertEquals(
                List.of("consent", "email", "name"),
                leave(shop, session, Json.createObjectBuilder()).violations());
        assertEquals(
                List.of("consent", "consent_text", "email", "name", "phone", "question"),
                leave(
                                shop,
                                session,
                                Json.createObjectBuilder()
                                        .add("name", "x".repeat(201))
                                        .add("email", "x".repeat(250) + "@a.example")
                                        .add("phone", "call me")
                                        .add("question", "x".repeat(2001))
                                        .add("consent", "true")
                                        .add("consent_text", "I agree to nothing."))
                        .violations());
        for (JsonValue no : List.of(JsonValue.FALSE, JsonValue.NULL)) {
            assertEquals(
                    List.of("consent"),
                    leave(shop, session, lead().add("consent", no)).violations());
        }
        assertEquals(0, leads(shop, "").getJsonArray("leads").size());
    }

    @Test
    void theConsentIsKeptInTheWordsThatWereShown() throws Exception {
        Shop shop = shop();
        String session = session(shop);
        JsonObject german = start(shop, "?lang=de").getJsonObject("lead");
        String text = german.getString("consent_text");
        assertTrue(text.startsWith("Ich bin einverstanden, dass Shop " + shop.word()), text);
        leave(shop, session, lead().add("consent_text", text)).json(201);
        leave(shop, session, lead().add("lang", "fr").add("name", "Autre")).json(201);
        List<JsonObject> leads = leads(shop, "").getJsonArray("leads").getValuesAs(JsonObject.class);
        assertEquals(text, leads.get(1).getString("consent_text"));
        assertTrue(leads.get(0).getString("consent_text").startsWith("J’accepte que"), leads.toString());
    }

    @Test
    void thePartnersOwnWordsAndAddressAreUsed() throws Exception {
        String address = Names.unique("") + "@sales.example";
        Shop shop = shop(Json.createObjectBuilder()
                .add(
                        "ai_config",
                        Json.createObjectBuilder()
                                .add(
                                        "lead",
                                        Json.createObjectBuilder()
                                                .add("email", address)
                                                .add("consent_text", "You may write to me."))));
        assertEquals(
                "You may write to me.",
                start(shop, "?lang=sv").getJsonObject("lead").getString("consent_text"));
        leave(shop, session(shop), lead()).json(201);
        Await.until(
                "the e-mail has come",
                LIMIT,
                () -> !MailStub.get().sentTo(address).isEmpty());
        assertEquals(List.of(), MailStub.get().sentTo(email(shop)));
        assertEquals(
                "You may write to me.",
                leads(shop, "").getJsonArray("leads").getJsonObject(0).getString("consent_text"));
    }

    @Test
    void whereNoContactDetailsAreTakenNoneAreKept() throws Exception {
        Shop shop = shop(Json.createObjectBuilder()
                .add(
                        "ai_config",
                        Json.createObjectBuilder()
                                .add("lead", Json.createObjectBuilder().add("enabled", false))));
        assertFalse(start(shop, "").getJsonObject("lead").getBoolean("enabled"));
        leave(shop, session(shop), lead()).apiProblem(403);
        assertEquals(0, leads(shop, "").getJsonArray("leads").size());
    }

    @Test
    void theSameLeadSentManyTimesAtOnceIsOneAndIsMailedOnce() throws Exception {
        Shop shop = shop();
        String path = shop.sessionPath(session(shop)) + "/leads";
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sent.add(api().postAsync(path, lead().build()));
        }
        Set<String> ids = new HashSet<>();
        for (CompletableFuture<Reply> reply : sent) {
            ids.add(reply.get().json(201).getString("lead_id"));
        }
        assertEquals(1, ids.size());
        assertEquals(1, leads(shop, "").getJsonArray("leads").size());
        mailTo(shop);
        assertEquals(
                1,
                database()
                        .rows("SELECT id FROM outbox WHERE company_id = ?", shop.id())
                        .size());
    }

    @Test
    void tooManyOfOneConversationOrOneAddressHaveToWait() throws Exception {
        Shop shop = shop();
        String session = session(shop);
        for (int i = 0; i < 5; i++) {
            leave(shop, session, lead().add("question", "No " + i)).json(201);
        }
        Reply refused = leave(shop, session, lead().add("question", "No 6"));
        refused.apiProblem(429);
        assertEquals("3600", refused.header("Retry-After"));
        int status = 0;
        for (int i = 0; i < 30 && status != 429; i++) {
            status = leave(shop, session(shop), lead()).status();
        }
        assertEquals(429, status);
    }

    @Test
    void onlyTheSessionOpensTheDoorAndOnlyThePartnerSeesTheList() throws Exception {
        Shop shop = shop();
        Shop other = shop();
        String session = session(shop);
        leave(shop, "nobody-was-here", lead()).apiProblem(404);
        leave(other, session, lead()).apiProblem(404);
        String id = leave(shop, session, lead()).json(201).getString("lead_id");
        String path = "/api/leads/" + shop.id();
        api().get(path).apiProblem(401);
        api().get(path, Api.bearer(other.key())).apiProblem(401);
        api().get(path + "/" + id, Api.bearer(other.key())).apiProblem(401);
        String foreign = "/api/leads/" + other.id() + "/" + id;
        api().get(foreign, Api.bearer(other.key())).apiProblem(404);
        api().send(
                        "PATCH",
                        foreign,
                        BodyPublishers.ofString("{\"status\":\"handled\"}"),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + other.key())
                .apiProblem(404);
        api().send("DELETE", foreign, BodyPublishers.noBody(), Api.bearer(other.key()));
        assertEquals(1, leads(shop, "").getJsonArray("leads").size());
        assertEquals(
                "new", leads(shop, "").getJsonArray("leads").getJsonObject(0).getString("status"));
        assertEquals(0, leads(other, "").getJsonArray("leads").size());
    }

    @Test
    void theListIsReadAPageAtATimeTheLatestFirst() throws Exception {
        Shop shop = shop();
        for (int i = 0; i < 5; i++) {
            leave(shop, session(shop), lead().add("name", "Visitor " + i)).json(201);
        }
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = leads(shop, "?limit=2" + after);
            page.getJsonArray("leads").getValuesAs(JsonObject.class).forEach(lead -> names.add(lead.getString("name")));
            after = page.isNull("next") ? null : "&after=" + page.get("next");
        } while (after != null);
        assertEquals(Arrays.asList("Visitor 4", "Visitor 3", "Visitor 2", "Visitor 1", "Visitor 0"), names);
        assertEquals(
                List.of("status"),
                api().get("/api/leads/" + shop.id() + "?status=old", Api.bearer(shop.key()))
                        .violations());
    }

    @Test
    void aChatBeginsWithTheQuestionsThePartnerHasChosenOrAnswered() throws Exception {
        Shop shop = shop();
        assertEquals(0, start(shop, "").getJsonArray("suggestions").size());
        Shop chosen = shop(Json.createObjectBuilder()
                .add(
                        "ai_config",
                        Json.createObjectBuilder()
                                .add(
                                        "suggested_questions",
                                        Json.createArrayBuilder().add("Do you ship to Iceland?"))));
        assertEquals(
                "Do you ship to Iceland?",
                start(chosen, "").getJsonArray("suggestions").getString(0));
        Shop answering = shop();
        answer(answering, "How long does shipping take?");
        assertEquals(
                "How long does shipping take?",
                start(answering, "").getJsonArray("suggestions").getString(0));
        Reply reply = api().get(shop.chatPath() + "/start");
        assertTrue(reply.header("Cache-Control").contains("max-age=60"));
        assertEquals("*", reply.header("Access-Control-Allow-Origin"));
        api().get("/api/partner-chat/nobody/start").apiProblem(404);
    }

    @Test
    void anAnswerGoesOnWithOtherQuestionsAboutTheSame() throws Exception {
        Shop shop = shop().knowsShipping();
        answer(shop, "What does shipping to Iceland cost?");
        answer(shop, "Do you sell gift cards?");
        List<String> suggestions = texts(shop.ask(shop.shippingQuestion()), "suggestions");
        assertEquals(List.of("What does shipping to Iceland cost?"), suggestions);
        assertNotEquals(List.of(), suggestions);
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(jakarta.json.JsonString.class).stream()
                .map(jakarta.json.JsonString::getString)
                .toList();
    }

    private void answer(Shop shop, String question) throws Exception {
        database()
                .execute(
                        "INSERT INTO knowledge_documents (company_id, kind, document_id, title, content_hash, passages,"
                                + " embedded, changed_ms) VALUES (?, 'question', ?, ?, 'x', 1, FALSE, 0)",
                        shop.id(),
                        Names.unique(""),
                        question);
    }

    private JsonObject start(Shop shop, String query) throws Exception {
        return api().get(shop.chatPath() + "/start" + query).json(200);
    }
}
