package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever companies are called and however alike what they bring is named: nothing of one is seen through another. */
class KnowledgeIsolationIT extends OnBothEngines {
    private static final String SAME = "same-id";

    /** @param secrets one in a document, one in a question, one in a product */
    private record Tenant(Knowledge knowledge, List<String> secrets, List<JsonObject> jobs) {
        String id() {
            return knowledge.shop().id();
        }
    }

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);

    @Test
    void nothingOfOneCompanyIsReadChangedOrDeletedThroughAnother() throws Exception {
        List<Tenant> tenants = new ArrayList<>();
        for (Shop shop : shops()) {
            tenants.add(tenant(shop));
        }
        Map<String, Tenant> namespaces = new HashMap<>();
        for (Tenant tenant : tenants) {
            Set<String> used = tenant.secrets.stream()
                    .flatMap(secret -> vendors().calls(VendorCall.Kind.UPSERT, secret).stream())
                    .map(call -> call.json().getString("namespace"))
                    .collect(Collectors.toSet());
            assertEquals(1, used.size(), () -> tenant.id() + " uses " + used + ", seed " + seed);
            String namespace = used.iterator().next();
            assertEquals(null, namespaces.put(namespace, tenant), namespace);
            assertEquals(tenant.knowledge.passages(), vendors().ids(namespace), namespace);
        }
        for (Tenant tenant : tenants) {
            String seen = everything(tenant, tenants.get(random.nextInt(tenants.size())));
            for (Tenant other : tenants) {
                for (String secret : other.secrets) {
                    assertEquals(
                            other.equals(tenant),
                            seen.contains(secret),
                            () -> secret + " of " + other.id() + " seen through " + tenant.id() + ", seed " + seed);
                }
                if (!other.equals(tenant)) {
                    String job = "/jobs/" + other.jobs.get(random.nextInt(3)).getString("id");
                    assertEquals(404, tenant.knowledge.get(job).status());
                    assertEquals(404, tenant.knowledge.delete(job).status());
                }
            }
        }
        assertDeletesOnlyItsOwn(tenants, namespaces);
    }

    private void assertDeletesOnlyItsOwn(List<Tenant> tenants, Map<String, Tenant> namespaces) throws Exception {
        List<String> ways = List.of("", "/products", "/documents/" + SAME, "/questions/" + SAME, "/products/" + SAME);
        for (int i = 0; i < tenants.size(); i += 2) {
            String way = ways.get(random.nextInt(ways.size()));
            assertEquals(204, tenants.get(i).knowledge.delete(way).status(), way);
        }
        for (int i = 1; i < tenants.size(); i += 2) {
            Tenant untouched = tenants.get(i);
            assertEquals(3, untouched.knowledge.passages().size(), () -> untouched.id() + ", seed " + seed);
        }
        for (Map.Entry<String, Tenant> namespace : namespaces.entrySet()) {
            Await.until(
                    "Pinecone has what the table has of " + namespace.getValue().id(),
                    java.time.Duration.ofSeconds(60),
                    () -> vendors()
                            .ids(namespace.getKey())
                            .equals(namespace.getValue().knowledge.passages()));
        }
    }

    /** All that the company can be shown, with a search for something of the other's. */
    private String everything(Tenant tenant, Tenant other) throws Exception {
        StringBuilder all = new StringBuilder();
        String secret = other.secrets.get(random.nextInt(3));
        for (String path : List.of(
                "/documents",
                "/documents/" + SAME,
                "/questions",
                "/questions/" + SAME,
                "/products",
                "/products/" + SAME,
                "/jobs",
                "/unanswered")) {
            Reply reply = tenant.knowledge.get(path);
            assertEquals(200, reply.status(), path + " of " + tenant.id() + ": " + reply.body());
            all.append(reply.body());
        }
        for (JsonObject hit : tenant.knowledge.hits("What is " + secret + "?")) {
            all.append(hit);
        }
        return all.toString();
    }

    private List<Shop> shops() throws Exception {
        String id = Names.unique("shop-");
        List<Shop> shops = new ArrayList<>();
        for (String easy : List.of(id, "S" + id.substring(1), id.substring(0, id.length() - 1), id + "1", id + ".")) {
            shops.add(Shop.create(
                    site(), Json.createObjectBuilder().add("company_id", easy).add("settings", Shop.access("open"))));
        }
        for (String strange : List.of(id + "é", id + "e\u0301", id + " 1", "~" + id, "🦊" + id, id + "%", id + "'--")) {
            shops.add(IsolationIT.inserted(site(), strange));
        }
        return shops;
    }

    private Tenant tenant(Shop shop) throws Exception {
        Knowledge knowledge = Knowledge.of(shop);
        List<String> secrets = List.of(IsolationIT.text(random), IsolationIT.text(random), IsolationIT.text(random));
        String document = Json.createObjectBuilder()
                .add("title", "The same title")
                .add("text", "The document says " + secrets.get(0) + ".")
                .build()
                .toString();
        String question = Json.createObjectBuilder()
                .add("question", "The same question?")
                .add("answer", "The answer is " + secrets.get(1) + ".")
                .build()
                .toString();
        List<JsonObject> jobs = List.of(
                knowledge.started("/documents/" + SAME, "application/json", document),
                knowledge.started("/questions/" + SAME, "application/json", question),
                knowledge.started(
                        "/products",
                        "application/xml",
                        Feeds.rss(Feeds.item(SAME, "The same product", "Its secret is " + secrets.get(2), "5 EUR"))));
        for (JsonObject job : jobs) {
            knowledge.done(job);
        }
        assertTrue(knowledge.passages().size() == 3);
        return new Tenant(knowledge, secrets, jobs);
    }
}
