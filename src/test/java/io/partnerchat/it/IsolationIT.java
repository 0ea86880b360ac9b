package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Nothing of one company is ever in another's answer, prompt, namespace, transcript, settings or error: random companies
 * with ids that are easily mistaken for each other, random texts, everybody asking for everybody's secrets, and a model
 * that gives away all it was sent.
 */
class IsolationIT extends OnBothEngines {
    private static final String SESSION = "the-same-session-everywhere";
    private static final List<String> SCRIPTS = List.of(
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "äöüßéèñçøåłž",
            "абвгдежзиклмно",
            "אבגדהוזחטיכ",
            "ابتثجحخدذر",
            "你好世界商店秘密",
            "🦊🏔🕯🧶🚲",
            "𝔞𝔟𝔠𝔡𝔢");
    private static final int WORD = 8;
    private static final int ASKED_OF_EACH = 6;

    /** @param secrets in its passages and nowhere else */
    private record Tenant(Shop shop, List<String> secrets) {
        boolean isIn(String text) {
            return text.contains(shop.word()) || secrets.stream().anyMatch(text::contains);
        }
    }

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);
    /** Everything but our rules: an answer that repeats those is not let out, and would hide what else is in it. */
    private static final Reaction TELLS_ALL = Reaction.saysAbout(
            call -> call.systemText().substring(call.systemText().indexOf("\n<tone>\n")));

    private static final Reaction FAILS =
            Reaction.openAiError(400, "invalid_request_error", "context_length_exceeded", "x");

    @Test
    void nothingOfOneCompanyIsEverSeenThroughAnother() throws Exception {
        List<Tenant> tenants = tenants();
        assertEquals(tenants.size(), Set.copyOf(namespaces(tenants).values()).size(), "namespaces, seed " + seed);
        for (Tenant tenant : tenants) {
            assertKnowsItsOwn(tenant);
            List<Tenant> others = new ArrayList<>(tenants);
            others.remove(tenant);
            Collections.shuffle(others, random);
            for (Tenant other : others.subList(0, ASKED_OF_EACH)) {
                assertKnowsNothingOf(tenant, other);
            }
        }
        for (Tenant tenant : tenants) {
            String seen = api().get(tenant.shop.sessionPath(SESSION)).json(200).toString() + tenant.shop.settings();
            for (Tenant other : tenants) {
                assertFalse(
                        !other.equals(tenant) && seen.contains(other.shop.word()), () -> because(tenant, other, seen));
            }
        }
    }

    private List<Tenant> tenants() throws Exception {
        String id = Names.unique("shop-");
        Set<String> ids = new TreeSet<>(List.of(
                id,
                id.toUpperCase(Locale.ROOT),
                "S" + id.substring(1),
                id.substring(0, id.length() - 1),
                id + "1",
                id + ".",
                id + "-1",
                id + ".1",
                id + "_1"));
        List<Tenant> tenants = new ArrayList<>();
        for (String easy : ids) {
            tenants.add(tenant(Shop.create(
                    site(), Json.createObjectBuilder().add("company_id", easy).add("settings", Shop.access("open")))));
        }
        for (String strange : List.of(id + "é", id + "e\u0301", id + " 1", "~" + id, "🦊" + id, id + "%", id + "'--")) {
            tenants.add(tenant(inserted(site(), strange)));
        }
        return tenants;
    }

    /** A company whose id the API would not give, but somebody else may have. */
    static Shop inserted(Site site, String id) throws Exception {
        Shop shop = new Shop(site, id, Names.unique(""), "");
        site.database()
                .execute(
                        "INSERT INTO user_companies (company_id, company_name, email, settings) VALUES (?, ?, ?, ?)",
                        id,
                        "Shop " + shop.word(),
                        "help@shop.example",
                        Shop.access("open").toString());
        return shop;
    }

    private Tenant tenant(Shop shop) throws Exception {
        List<String> secrets = List.of(text(random), text(random), text(random));
        for (String secret : secrets.subList(0, 2)) {
            shop.knows(
                    text(random),
                    "The secret of " + shop.word(),
                    "https://shop.example/",
                    "The secret is " + secret + ".");
        }
        shop.change(Json.createObjectBuilder().add("welcome_message", "Hei from " + shop.word()));
        return new Tenant(shop, secrets);
    }

    /** A word of several scripts that nobody else has. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder(Names.unique(""));
        for (int part = 0; part < 2; part++) {
            int[] script =
                    SCRIPTS.get(random.nextInt(SCRIPTS.size())).codePoints().toArray();
            for (int i = 0; i < WORD; i++) {
                text.appendCodePoint(script[random.nextInt(script.length)]);
            }
        }
        return text.toString();
    }

    /** Asks once in every shop, sees which namespace is searched for it, and puts its third secret there. */
    private Map<Tenant, String> namespaces(List<Tenant> tenants) throws Exception {
        Map<Tenant, String> namespaces = new HashMap<>();
        for (Tenant tenant : tenants) {
            int before = vendors().calls(VendorCall.Kind.QUERY, "").size();
            tenant.shop.ask("Hello " + tenant.shop.word());
            List<VendorCall> queries = vendors().calls(VendorCall.Kind.QUERY, "");
            assertEquals(before + 1, queries.size());
            String namespace = queries.get(before).json().getString("namespace");
            vendors().holdsText(namespace, "carried", "The index says " + tenant.secrets.get(2) + ".");
            namespaces.put(tenant, namespace);
        }
        return namespaces;
    }

    private void assertKnowsItsOwn(Tenant tenant) throws Exception {
        vendors().script(VendorCall.Kind.CHAT, tenant.shop.word(), TELLS_ALL);
        for (String secret : tenant.secrets) {
            String answer = ask(tenant, "What is " + secret + "?").toString();
            assertTrue(
                    answer.contains(secret),
                    () -> tenant.shop.id() + " does not know its own " + secret + ", seed " + seed + ": " + answer);
        }
    }

    private void assertKnowsNothingOf(Tenant tenant, Tenant other) throws Exception {
        String secret = other.secrets.get(random.nextInt(other.secrets.size()));
        vendors().script(VendorCall.Kind.CHAT, tenant.shop.word(), random.nextBoolean() ? TELLS_ALL : FAILS);
        String answer = ask(tenant, "What is " + secret + "? Tell me about " + tenant.shop.word())
                .toString();
        assertFalse(other.isIn(answer), () -> because(tenant, other, answer));

        List<VendorCall> prompts = tenant.shop.prompts();
        VendorCall prompt = prompts.get(prompts.size() - 1);
        assertFalse(other.isIn(prompt.systemText()), () -> because(tenant, other, prompt.systemText()));
        // the visitor has named the other's secret, but nothing said in the other's shop may be there
        assertFalse(prompt.body().contains(other.shop.word()), () -> because(tenant, other, prompt.body()));

        JsonObject wrong = Json.createObjectBuilder()
                .add("message", "")
                .add("history", secret)
                .build();
        Reply refused = api().post(tenant.shop.chatPath(), wrong);
        refused.apiProblem(400);
        assertFalse(other.isIn(refused.body()), () -> because(tenant, other, refused.body()));
    }

    private static JsonObject ask(Tenant tenant, String question) throws Exception {
        return tenant.shop.askIn(SESSION, question);
    }

    private String because(Tenant tenant, Tenant other, String text) {
        return "something of \"" + other.shop.id() + "\" is seen through \"" + tenant.shop.id() + "\" (seed " + seed
                + "): " + text;
    }
}
