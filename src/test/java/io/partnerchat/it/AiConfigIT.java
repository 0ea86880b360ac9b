package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a partner sets of its bot, and the operator for it: nothing unknown, nothing out of range, nothing lost. */
class AiConfigIT extends OnBothEngines {
    @Test
    void aPartnerReadsAndChangesItsOwnWithItsKeyOnly() throws Exception {
        Shop shop = Shop.locked(site());
        Shop other = Shop.locked(site());
        api().get(path(shop)).apiProblem(401);
        patch(shop, "{\"top_k\":3}", other.key()).apiProblem(401);
        patch(shop, "{\"top_k\":3}", Api.OPERATOR_TOKEN).apiProblem(401);
        assertEquals(
                Reply.parse("{\"top_k\":3}"),
                patch(shop, "{\"top_k\":3}", shop.key()).json(200));
        Reply read = api().get(path(shop), Api.bearer(shop.key()));
        assertEquals(Reply.parse("{\"top_k\":3}"), read.json(200));
        assertEquals("no-store", read.header("Cache-Control"));
        assertEquals(
                Reply.parse("{}"),
                api().get(path(other), Api.bearer(other.key())).json(200));

        shop.ask("Hello " + shop.word());
        assertEquals(3, vendors().call(VendorCall.Kind.QUERY, shop.id()).json().getInt("topK"));
    }

    @Test
    void whatIsNotNamedStaysAndNullTakesAway() throws Exception {
        Shop shop = Shop.locked(site());
        patch(shop, "{\"top_k\":3,\"min_score\":0.25}", shop.key()).json(200);
        assertEquals(
                Reply.parse("{\"min_score\":0.25,\"min_coverage\":1}"),
                patch(shop, "{\"top_k\":null,\"min_coverage\":1}", shop.key()).json(200));
        assertEquals(
                Reply.parse("{\"min_score\":0.25}"),
                operatorPatch(shop, "{\"ai_config\":{\"min_coverage\":null}}").getJsonObject("ai_config"));
        operatorPatch(shop, "{\"settings\":{\"allowed_origins\":[\"HTTPS://Shop.example\"]}}");
        JsonObject company = operatorPatch(shop, "{\"settings\":{\"settings_access\":\"open\"}}");
        assertEquals("open", company.getString("settings_access"));
        assertEquals(
                "https://shop.example", company.getJsonArray("allowed_origins").getString(0));
        company = operatorPatch(shop, "{\"settings\":{\"settings_access\":null,\"allowed_origins\":null}}");
        assertEquals("key", company.getString("settings_access"));
        assertTrue(company.getJsonArray("allowed_origins").isEmpty(), company.toString());
    }

    @Test
    void everyWrongValueIsNamedAndNothingIsChanged() throws Exception {
        Shop shop = Shop.locked(site());
        String wrong = "{\"top_k\":21,\"min_score\":\"high\",\"min_coverage\":1.5,\"tone\":\"x\",\"\":null}";
        assertEquals(
                List.of("", "min_coverage", "min_score", "tone", "top_k"),
                patch(shop, wrong, shop.key()).violations());
        assertEquals(
                List.of(
                        "ai_config.",
                        "ai_config.min_coverage",
                        "ai_config.min_score",
                        "ai_config.tone",
                        "ai_config.top_k",
                        "settings.settings_acces"),
                api().operator(
                                "PATCH",
                                "/api/companies/" + shop.id(),
                                "{\"ai_config\":" + wrong + ",\"settings\":{\"settings_acces\":\"open\"}}")
                        .violations());
        assertEquals(
                Reply.parse("{}"), api().get(path(shop), Api.bearer(shop.key())).json(200));
        for (String topK : List.of("0", "-1", "2.5", "1e300", "true", "[]", "{}", "\"3\"")) {
            assertEquals(
                    List.of("top_k"),
                    patch(shop, "{\"top_k\":" + topK + "}", shop.key()).violations(),
                    topK);
        }
    }

    private Reply patch(Shop shop, String json, String key) throws Exception {
        return api().send(
                        "PATCH",
                        path(shop),
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + key);
    }

    private JsonObject operatorPatch(Shop shop, String json) throws Exception {
        return api().operator("PATCH", "/api/companies/" + shop.id(), json).json(200);
    }

    private static String path(Shop shop) {
        return "/api/companies/" + shop.id() + "/ai-config";
    }
}
