package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may change what: the operator its companies, a partner its own widget, nobody a stranger's. */
class AccessIT extends OnBothEngines {
    private static final String CHANGE = "{\"primary_color\":\"#123456\"}";

    @Test
    void aLockedWidgetIsChangedByItsOwnKeyOnly() throws Exception {
        Shop shop = Shop.locked(site());
        Shop other = Shop.locked(site());
        for (String authorization : List.of(
                "Bearer " + other.key(),
                "Bearer " + shop.key() + "x",
                "Bearer " + shop.key().toUpperCase(java.util.Locale.ROOT),
                "Bearer ",
                "Bearer",
                "Basic " + shop.key(),
                shop.key(),
                "Bearer " + Api.OPERATOR_TOKEN)) {
            Reply refused = api().post(shop.settingsPath(), CHANGE, "Authorization", authorization);
            refused.apiProblem(401);
            assertEquals("Bearer", refused.header("WWW-Authenticate"));
        }
        api().post(shop.settingsPath(), CHANGE).apiProblem(401);
        assertEquals("#007bff", shop.settings().getString("primary_color"));

        api().post(shop.settingsPath(), CHANGE, Api.bearer(shop.key())).json(200);
        api().post(shop.settingsPath(), CHANGE, "Authorization", "bearer  " + shop.key())
                .json(200);
        assertEquals("#123456", shop.settings().getString("primary_color"));
    }

    @Test
    void anOpenWidgetIsChangedByAnybody() throws Exception {
        Shop shop = Shop.open(site());
        assertEquals(
                "#123456", api().post(shop.settingsPath(), CHANGE).json(200).getString("primary_color"));
    }

    @Test
    void everybodyReadsAndChatsWithoutAKey() throws Exception {
        Shop shop = Shop.locked(site());
        shop.settings();
        shop.ask("Hello");
    }

    @Test
    void aNewKeyEndsTheOldOneAtOnce() throws Exception {
        Shop shop = Shop.locked(site());
        api().post(shop.settingsPath(), CHANGE, Api.bearer(shop.key())).json(200);
        Reply rotated = api().operator("POST", "/api/companies/" + shop.id() + "/keys", "");
        JsonObject made = rotated.json(201);
        assertEquals("no-store", rotated.header("Cache-Control"));
        assertEquals(shop.id(), made.getString("company_id"));
        String newKey = made.getString("partner_key");
        assertNotEquals(shop.key(), newKey);

        api().post(shop.settingsPath(), CHANGE, Api.bearer(shop.key())).apiProblem(401);
        api().post(shop.settingsPath(), CHANGE, Api.bearer(newKey)).json(200);
    }

    @Test
    void keysAreStoredOnlyAsHashes() throws Exception {
        Shop shop = Shop.locked(site());
        assertTrue(shop.key().length() >= 40, shop.key());
        String rows = database()
                .rows("SELECT * FROM partner_keys WHERE company_id = ?", shop.id())
                .toString();
        assertFalse(rows.contains(shop.key()) || rows.contains(shop.key().substring(4)), rows);
        assertFalse(site().server().log().contains(shop.key()));
    }

    @Test
    void aCompanyThatWasDeactivatedIsGoneForVisitorsAndComesBack() throws Exception {
        Shop shop = Shop.open(site());
        shop.settings();
        shop.ask("Hello");
        assertFalse(patch(shop, "{\"is_active\":false}").json(200).getBoolean("is_active"));
        api().get(shop.settingsPath()).apiProblem(404);
        api().post(shop.settingsPath(), CHANGE).apiProblem(404);
        api().post(shop.chatPath(), Shop.question("Hello")).apiProblem(404);
        api().get(shop.sessionPath("session")).apiProblem(404);
        assertFalse(api().operator("GET", "/api/companies/" + shop.id(), "")
                .json(200)
                .getBoolean("is_active"));

        patch(shop, "{\"is_active\":true}").json(200);
        shop.settings();
        shop.ask("Hello");
    }

    @Test
    void aChangeOfACompanyShowsInItsNextAnswer() throws Exception {
        Shop shop = Shop.open(site());
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        shop.ask("Hello " + shop.word());
        patch(shop, "{\"email\":\"new@shop.example\",\"phone\":null,\"website\":\"https://shop.example\"}")
                .json(200);
        String message = shop.ask("Where is " + shop.word() + "?").getString("message");
        assertTrue(message.contains("new@shop.example, https://shop.example"), message);
        patch(shop, "{\"settings\":{\"settings_access\":\"key\"}}").json(200);
        api().post(shop.settingsPath(), CHANGE).apiProblem(401);
    }

    @Test
    void withoutTheOperatorsTokenNothingIsMadeChangedOrListed() throws Exception {
        Shop shop = Shop.locked(site());
        String path = "/api/companies/" + shop.id();
        for (String token : List.of("wrong", Api.OPERATOR_TOKEN + "x", shop.key())) {
            for (String[] request : new String[][] {
                {"GET", "/api/companies", ""},
                {"POST", "/api/companies", "{}"},
                {"GET", path, ""},
                {"PATCH", path, "{}"},
                {"DELETE", path, ""},
                {"POST", path + "/keys", ""}
            }) {
                Reply refused = api().send(
                                request[0],
                                request[1],
                                request[2].isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request[2]),
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/json");
                refused.apiProblem(401);
                // the right one ends the count of wrong ones
                api().operator("GET", "/api/companies?limit=1", "").json(200);
            }
        }
        api().get("/api/companies").apiProblem(401);
    }

    @Test
    void whoGuessesTheOperatorsTokenHasToWait() throws Exception {
        String list = "GET /api/companies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ";
        for (int i = 0; i < 5; i++) {
            assertEquals(401, fromAGuesser(list + "guess" + i).status());
        }
        Reply refused = fromAGuesser(list + Api.OPERATOR_TOKEN);
        refused.apiProblem(429);
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
        api().operator("GET", "/api/companies?limit=1", "").json(200);
    }

    private Reply fromAGuesser(String request) throws Exception {
        try (Wire wire = new Wire(api(), engine == Engine.H2 ? "127.0.0.66" : "127.0.0.67")) {
            return wire.send(request + "\r\n\r\n").reply();
        }
    }

    @Test
    void aNewCompanyIsAnsweredWithItsKeyThisOnce() throws Exception {
        String id = Names.unique("made-");
        Reply made = api().operator("POST", "/api/companies", """
                {"company_id":"%s","company_name":"Made","email":"a@b.example","phone":"1","website":"https://b.example",
                 "logo_url":"https://b.example/l.svg","ai_config":{"top_k":3},
                 "settings":{"allowed_origins":["https://b.example"]}}
                """.formatted(id));
        JsonObject company = made.json(201);
        assertTrue(made.header("Location").endsWith("/api/companies/" + id), made.header("Location"));
        assertEquals("no-store", made.header("Cache-Control"));
        assertTrue(company.getString("partner_key").startsWith("pck_"), company.toString());
        JsonObject expected = Reply.parse("""
                {"company_id":"%s","company_name":"Made","email":"a@b.example","phone":"1","website":"https://b.example",
                 "logo_url":"https://b.example/l.svg","settings_access":"key","allowed_origins":["https://b.example"],
                 "ai_config":{"top_k":3},"is_active":true,"partner_key":null}
                """.formatted(id));
        assertEquals(
                expected,
                Json.createObjectBuilder(company)
                        .add("partner_key", JsonValue.NULL)
                        .build());
        assertEquals(expected, api().operator("GET", "/api/companies/" + id, "").json(200));
        assertEquals("Made", api().get("/api/widget-settings/" + id).json(200).getString("company_name"));
    }

    @Test
    void aCompanyNeedsNoIdOfItsOwn() throws Exception {
        String body = "{\"company_name\":\"x\",\"email\":\"a@b.example\"}";
        String one = api().operator("POST", "/api/companies", body).json(201).getString("company_id");
        String two = api().operator("POST", "/api/companies", body).json(201).getString("company_id");
        assertNotEquals(one, two);
        api().get("/api/widget-settings/" + one).json(200);
    }

    @Test
    void anIdIsGivenOnlyOnce() throws Exception {
        Shop shop = Shop.open(site());
        Reply second = api().operator(
                        "POST",
                        "/api/companies",
                        "{\"company_id\":\"" + shop.id() + "\",\"company_name\":\"x\",\"email\":\"a@b.example\"}");
        assertEquals(
                "company_id",
                second.apiProblem(409)
                        .getJsonArray("violations")
                        .getJsonObject(0)
                        .getString("field"));
    }

    @Test
    void everyWrongFieldOfANewCompanyIsToldTogether() throws Exception {
        assertEquals(
                List.of(
                        "ai_config",
                        "company_id",
                        "company_name",
                        "email",
                        "is_active",
                        "logo_url",
                        "phone",
                        "settings.allowed_origins[1]",
                        "settings.settings_access",
                        "unknown",
                        "website"),
                api().operator("POST", "/api/companies", """
                        {"company_id":"a b","company_name":"","email":"nobody","phone":5,"website":"shop",
                         "logo_url":"data:image/png,x","ai_config":[],"is_active":1,"unknown":true,
                         "settings":{"settings_access":"everybody","allowed_origins":["https://a.example","a.example/x"]}}
                        """).violations());
        assertEquals(
                List.of("company_name", "email"),
                api().operator("POST", "/api/companies", "{}").violations());
        for (String id : List.of("", ".hidden", "-x", "a/b", "é", "a%20b", "x".repeat(101))) {
            Reply refused = api().operator(
                            "POST",
                            "/api/companies",
                            Json.createObjectBuilder()
                                    .add("company_id", id)
                                    .add("company_name", "x")
                                    .add("email", "a@b.example")
                                    .build()
                                    .toString());
            assertEquals(List.of("company_id"), refused.violations(), id);
        }
    }

    @Test
    void theIdOfACompanyCannotBeChangedAndNothingElseIsWhenItIsTried() throws Exception {
        Shop shop = Shop.open(site());
        assertEquals(
                List.of("company_id"),
                patch(shop, "{\"company_id\":\"other\",\"email\":\"x@y.example\"}")
                        .violations());
        assertEquals(
                "help@shop.example",
                api().operator("GET", "/api/companies/" + shop.id(), "")
                        .json(200)
                        .getString("email"));
    }

    @Test
    void aiConfigThatTheDatabaseCouldNotStoreIsRefusedAsSuch() throws Exception {
        Shop shop = Shop.open(site());
        assertAll(Stream.of(
                        "{\"x\":1e999999999}",
                        "{\"x\":" + "[".repeat(150) + "]".repeat(150) + "}",
                        "{\"x\":\"\\ud800\"}",
                        "{\"\\udc00\":1}")
                .map(config -> () -> assertEquals(
                        List.of("ai_config"),
                        patch(shop, "{\"ai_config\":" + config + "}").violations(),
                        config)));
    }

    @Test
    void theListOfCompaniesGoesOnFromPageToPage() throws Exception {
        List<Shop> shops = List.of(Shop.open(site()), Shop.open(site()), Shop.open(site()));
        List<String> listed = new ArrayList<>();
        Optional<String> after = Optional.of("");
        int pages = 0;
        while (after.isPresent()) {
            JsonObject page = api().operator("GET", "/api/companies?limit=2" + after.get(), "")
                    .json(200);
            List<JsonObject> companies = page.getJsonArray("companies").getValuesAs(JsonObject.class);
            assertTrue(companies.size() == 2 || page.isNull("next"), page.toString());
            companies.forEach(company -> {
                assertEquals(JsonValue.NULL, company.get("partner_key"));
                listed.add(company.getString("company_id"));
            });
            after = page.get("next") instanceof JsonNumber next ? Optional.of("&after=" + next) : Optional.empty();
            pages++;
        }
        assertTrue(pages > 1);
        List<String> own = listed.stream()
                .filter(id -> shops.stream().anyMatch(s -> s.id().equals(id)))
                .toList();
        assertEquals(shops.stream().map(Shop::id).toList(), own);
        assertEquals(listed.size(), listed.stream().distinct().count());
        assertEquals(
                1,
                api().operator("GET", "/api/companies?limit=0", "")
                        .json(200)
                        .getJsonArray("companies")
                        .size());
        for (String query : List.of("limit=x", "after=x", "after=99999999999999999999")) {
            Reply refused = api().operator("GET", "/api/companies?" + query, "");
            assertTrue(refused.status() == 400 || refused.status() == 404, refused.body());
            refused.apiProblem(refused.status());
        }
    }

    @Test
    void anUnknownCompanyIsA404ForTheOperatorToo() throws Exception {
        api().operator("GET", "/api/companies/nobody", "").apiProblem(404);
        api().operator("PATCH", "/api/companies/nobody", "{}").apiProblem(404);
        api().operator("POST", "/api/companies/nobody/keys", "").apiProblem(404);
        api().operator("DELETE", "/api/companies/nobody", "").apiProblem(404);
    }

    @Test
    void limitsOfTheSearchComeFromTheCompanysAiConfig() throws Exception {
        Shop shop = Shop.create(
                site(),
                Json.createObjectBuilder()
                        .add("ai_config", Json.createObjectBuilder().add("top_k", 2)));
        shop.ask("Hello " + shop.word());
        assertEquals(2, vendors().call(VendorCall.Kind.QUERY, shop.id()).json().getInt("topK"));
        assertTrue(
                api().operator("GET", "/api/companies/" + shop.id(), "")
                                .json(200)
                                .get("company_id")
                        instanceof JsonString);
    }

    private Reply patch(Shop shop, String json) throws Exception {
        return api().operator("PATCH", "/api/companies/" + shop.id(), json);
    }
}
