package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A company that the operator erases leaves nothing behind. */
class ErasureIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void anErasedCompanyIsInNoTableAndOthersAreAsTheyWere() throws Exception {
        Shop shop = busyShop();
        Shop other = busyShop();
        int othersTables = tablesWith(other.id()).size();
        assertTrue(othersTables >= 4, () -> "too little to erase: " + othersTables);

        Reply erased = api().operator("DELETE", "/api/companies/" + shop.id(), "");
        assertEquals(204, erased.status(), erased.body());

        // the row that says what is being erased is the only one that may be left, for a while
        Set<String> left = tablesWith(shop.id());
        left.remove("company_erasures");
        assertEquals(Set.of(), left);
        api().get(shop.settingsPath()).apiProblem(404);
        api().post(shop.chatPath(), Shop.question("Hello")).apiProblem(404);
        api().get(shop.sessionPath("one")).apiProblem(404);
        api().operator("GET", "/api/companies/" + shop.id(), "").apiProblem(404);
        api().post(shop.settingsPath(), "{}", Api.bearer(shop.key())).apiProblem(404);
        assertEquals(othersTables, tablesWith(other.id()).size());
        assertFalse(api().get(other.sessionPath("one"))
                .json(200)
                .getJsonArray("messages")
                .isEmpty());
    }

    @Test
    void theIdIsFreeAgainWhenNothingCanBeLeftAndANewCompanyKnowsNothingOfTheOldOne() throws Exception {
        Shop shop = busyShop();
        assertEquals(
                204, api().operator("DELETE", "/api/companies/" + shop.id(), "").status());
        String body = Json.createObjectBuilder()
                .add("company_id", shop.id())
                .add("company_name", "Second")
                .add("email", "a@b.example")
                .build()
                .toString();
        Reply tooEarly = api().operator("POST", "/api/companies", body);
        tooEarly.apiProblem(409);
        assertFalse(tooEarly.header("Retry-After").isEmpty());

        Await.until(
                "the id is free",
                LIMIT,
                () -> api().operator("POST", "/api/companies", body).status() == 201);
        assertEquals("Second", shop.settings().getString("company_name"));
        api().get(shop.sessionPath("one")).apiProblem(404);
        assertEquals(
                0, shop.ask(shop.shippingQuestion()).getJsonArray("sources").size());
        api().post(shop.settingsPath(), "{}", Api.bearer(shop.key())).apiProblem(401);
    }

    @Test
    void moreRowsThanOneStatementMayDeleteGoAsWell() throws Exception {
        Shop shop = busyShop();
        for (int i = 0; i < 14; i++) {
            database()
                    .execute(
                            "INSERT INTO pinecone_vectors (company_id, vector_id, content) SELECT company_id,"
                                    + " CONCAT(vector_id, '-" + i + "'), content FROM pinecone_vectors"
                                    + " WHERE company_id = ?",
                            shop.id());
        }
        assertEquals(
                204, api().operator("DELETE", "/api/companies/" + shop.id(), "").status());
        assertFalse(tablesWith(shop.id()).contains("pinecone_vectors"));
    }

    /** With settings changed, knowledge, a conversation and a rotated key. */
    private Shop busyShop() throws Exception {
        Shop shop = Shop.locked(site()).knowsShipping();
        shop.change(Json.createObjectBuilder().add("primary_color", "#123456"));
        shop.ask(Json.createObjectBuilder(Shop.question("Hello " + shop.word()))
                .add("session_id", "one")
                .add("client_message_id", "m1")
                .build());
        return shop;
    }

    /** Those of all tables that have a row of the company. */
    private Set<String> tablesWith(String companyId) throws Exception {
        TreeSet<String> found = new TreeSet<>();
        List<List<String>> tables = database()
                .rows("SELECT table_name FROM information_schema.columns WHERE lower(column_name) = 'company_id'"
                        + " AND lower(table_schema) NOT IN ('information_schema', 'mysql', 'sys', 'performance_schema')"
                        + (engine == Engine.MYSQL ? " AND table_schema = database()" : ""));
        for (List<String> table : tables) {
            String count = database()
                    .rows("SELECT COUNT(*) FROM " + table.get(0) + " WHERE company_id = ?", companyId)
                    .get(0)
                    .get(0);
            if (!count.equals("0")) {
                found.add(table.get(0).toLowerCase(java.util.Locale.ROOT));
            }
        }
        return found;
    }
}
