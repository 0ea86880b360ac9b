package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Anybody reads the settings of a widget, the partner changes any subset of them. */
class WidgetSettingsIT extends OnBothEngines {
    private static final String LONGEST_TEXT = "é".repeat(32_767);

    @Test
    void aNewCompanyHasTheDefaults() throws Exception {
        Shop shop = Shop.open(site());
        assertEquals(defaults(shop), shop.settings());
    }

    @Test
    void aCompanyWithoutARowHasTheDefaults() throws Exception {
        Shop shop = Shop.open(site());
        database().execute("DELETE FROM widget_settings WHERE company_id = ?", shop.id());
        assertEquals(defaults(shop), shop.settings());
    }

    @Test
    void aColumnThatIsNullReadsAsItsDefault() throws Exception {
        Shop shop = Shop.open(site());
        database()
                .execute(
                        "UPDATE widget_settings SET primary_color = NULL, secondary_color = NULL, text_color = NULL,"
                                + " background_color = NULL, border_radius = NULL, placeholder_text = NULL,"
                                + " position = NULL, auto_open = NULL, show_typing_indicator = NULL,"
                                + " ai_personality = NULL, ai_temperature = NULL, max_tokens = NULL"
                                + " WHERE company_id = ?",
                        shop.id());
        assertEquals(defaults(shop), shop.settings());
    }

    @Test
    void eachFieldCanBeChangedAloneAndLeavesTheOthers() throws Exception {
        Shop shop = Shop.open(site());
        JsonObject expected = defaults(shop);
        for (Map.Entry<String, JsonValue> field : everyField().entrySet()) {
            expected = Json.createObjectBuilder(expected)
                    .add(field.getKey(), field.getValue())
                    .build();
            assertEquals(expected, shop.change(one(field.getKey(), field.getValue())), field.getKey());
            assertEquals(expected, shop.settings(), field.getKey());
        }
    }

    @Test
    void aChangeIsStoredInTheContractsColumns() throws Exception {
        Shop shop = Shop.open(site());
        shop.change(Json.createObjectBuilder(everyField()));
        assertEquals(
                List.of(List.of(
                        "#0a0B0c", "50", "Ny butikk", "https://shop.example/logo.svg", "top-left", "1.9", "4096", "1")),
                database()
                        .rows(
                                "SELECT primary_color, border_radius, company_name, company_logo, position,"
                                        + " ai_temperature, max_tokens, CASE WHEN auto_open THEN 1 ELSE 0 END"
                                        + " FROM widget_settings WHERE company_id = ?",
                                shop.id()));
    }

    @Test
    void whatWasReadCanBeSentBackWhole() throws Exception {
        Shop shop = Shop.open(site());
        JsonObject settings = shop.settings();
        assertEquals(settings, shop.change(Json.createObjectBuilder(settings)));
    }

    @Test
    void anEmptyChangeChangesNothing() throws Exception {
        Shop shop = Shop.open(site());
        assertEquals(defaults(shop), shop.change(Json.createObjectBuilder()));
    }

    @Test
    void aLogoCanBeTakenAway() throws Exception {
        Shop shop = Shop.open(site());
        shop.change(one("company_logo", Json.createValue("https://shop.example/logo.svg")));
        assertEquals(
                JsonValue.NULL, shop.change(one("company_logo", JsonValue.NULL)).get("company_logo"));
        assertEquals(JsonValue.NULL, shop.settings().get("company_logo"));
    }

    @Test
    void anUnchangedAnswerIsNotSentTwice() throws Exception {
        Shop shop = Shop.open(site());
        Reply first = api().get(shop.settingsPath());
        String tag = first.header("ETag");
        assertTrue(tag.matches("(W/)?\"[^\"]+\""), tag);
        assertEquals("no-cache", first.header("Cache-Control"));

        Reply second = api().get(shop.settingsPath(), "If-None-Match", tag);
        assertEquals(304, second.status());
        assertEquals("", second.body());
        assertEquals(tag, second.header("ETag"));
        assertEquals("no-cache", second.header("Cache-Control"));
        assertEquals(
                304,
                api().get(shop.settingsPath(), "If-None-Match", "\"other\", " + tag)
                        .status());
        assertEquals(
                304, api().get(shop.settingsPath(), "If-None-Match", "W/" + tag).status());
    }

    @Test
    void aChangeShowsAtOnceToWhoRemembersTheOldAnswer() throws Exception {
        Shop shop = Shop.open(site());
        String oldTag = api().get(shop.settingsPath()).header("ETag");
        shop.change(one("primary_color", Json.createValue("#123456")));
        Reply changed = api().get(shop.settingsPath(), "If-None-Match", oldTag);
        assertEquals("#123456", changed.json(200).getString("primary_color"));
        assertNotEquals(oldTag, changed.header("ETag"));
    }

    @Test
    void theAnswerToAChangeIsNotKeptAndCarriesTheNewTag() throws Exception {
        Shop shop = Shop.open(site());
        Reply changed = api().post(
                        shop.settingsPath(),
                        one("max_tokens", Json.createValue(7)).build());
        assertEquals("no-store", changed.header("Cache-Control"));
        assertEquals(api().get(shop.settingsPath()).header("ETag"), changed.header("ETag"));
    }

    @Test
    void everythingThatIsWrongIsToldTogetherAndNothingIsChanged() throws Exception {
        Shop shop = Shop.open(site());
        String wrong = """
                {"primary_color":"red","secondary_color":"#12345","text_color":"#12345g","background_color":"123456",
                 "border_radius":51,"company_name":" ","company_logo":"javascript:alert(1)","welcome_message":"",
                 "placeholder_text":"","position":"middle","auto_open":"yes","show_typing_indicator":1,
                 "ai_personality":"","ai_temperature":2.1,"max_tokens":0,"colour":"#123456","company_id":"other"}
                """;
        List<String> fields = new ArrayList<>(everyField().keySet());
        fields.addAll(List.of("colour", "company_id"));
        fields.sort(null);
        assertEquals(fields, api().post(shop.settingsPath(), wrong).violations());
        assertEquals(defaults(shop), shop.settings());
    }

    @Test
    void oneWrongFieldKeepsTheRightOnesOut() throws Exception {
        Shop shop = Shop.open(site());
        assertEquals(
                List.of("max_tokens"),
                api().post(shop.settingsPath(), "{\"primary_color\":\"#123456\",\"max_tokens\":4097}")
                        .violations());
        assertEquals(defaults(shop), shop.settings());
    }

    @Test
    void nothingButTheLogoMayBeNull() throws Exception {
        Shop shop = Shop.open(site());
        for (String field : everyField().keySet()) {
            if (!field.equals("company_logo")) {
                assertEquals(List.of(field), refused(shop, field, "null"), field);
            }
        }
    }

    @Test
    void valuesOfAnotherTypeAreRefused() throws Exception {
        Shop shop = Shop.open(site());
        for (String field : everyField().keySet()) {
            for (String value : List.of("[]", "{}", "[\"#123456\"]", "\"\\u0000\"")) {
                assertEquals(List.of(field), refused(shop, field, value), field + " " + value);
            }
        }
        assertEquals(List.of("max_tokens"), refused(shop, "max_tokens", "\"500\""));
        assertEquals(List.of("auto_open"), refused(shop, "auto_open", "0"));
        assertEquals(List.of("company_name"), refused(shop, "company_name", "5"));
    }

    @Test
    void numbersOutsideTheirRangeAreRefusedHoweverLarge() throws Exception {
        Shop shop = Shop.open(site());
        for (String number : List.of(
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "99999999999999999999999999",
                "4294967297",
                "-1",
                "1.5",
                "9".repeat(1_000))) {
            for (String field : List.of("border_radius", "max_tokens")) {
                assertEquals(List.of(field), refused(shop, field, number), field + " " + number);
            }
        }
        for (String number : List.of("0.75", "2.01", "-0.1", "1e999999999", "1e-999999999")) {
            assertEquals(List.of("ai_temperature"), refused(shop, "ai_temperature", number), number);
        }
    }

    @Test
    void aNumberWithoutEndIsTheCallersFault() throws Exception {
        Shop shop = Shop.open(site());
        for (String number : List.of("9".repeat(5_000), "0." + "9".repeat(5_000), "1e" + "9".repeat(5_000))) {
            api().post(shop.settingsPath(), "{\"max_tokens\":" + number + "}").apiProblem(400);
        }
    }

    @Test
    void theEndsOfEveryRangeAreAllowed() throws Exception {
        Shop shop = Shop.open(site());
        for (String change : List.of(
                "{\"border_radius\":0,\"max_tokens\":1,\"ai_temperature\":0}",
                "{\"border_radius\":50,\"max_tokens\":4096,\"ai_temperature\":2}",
                "{\"border_radius\":5e1,\"max_tokens\":1.0,\"ai_temperature\":1.10}")) {
            api().post(shop.settingsPath(), change).json(200);
        }
        assertEquals(50, shop.settings().getInt("border_radius"));
        assertEquals(1, shop.settings().getInt("max_tokens"));
        assertEquals(1.1, shop.settings().getJsonNumber("ai_temperature").doubleValue());
    }

    @Test
    void textsOfTheLengthOfTheirColumnFitAndLongerOnesDoNot() throws Exception {
        Shop shop = Shop.open(site());
        Map<String, String> longest = Map.of(
                "company_name", "n".repeat(255),
                "placeholder_text", "p".repeat(255),
                "company_logo", "https://shop.example/" + "l".repeat(479),
                "welcome_message", LONGEST_TEXT + "w",
                "ai_personality", LONGEST_TEXT + "a");
        for (Map.Entry<String, String> text : longest.entrySet()) {
            String field = text.getKey();
            JsonObject changed = shop.change(one(field, Json.createValue(text.getValue())));
            assertEquals(text.getValue(), changed.getString(field), field);
            assertEquals(text.getValue(), shop.settings().getString(field), field);
            String longer = Json.createValue(text.getValue() + "x").toString();
            assertEquals(List.of(field), refused(shop, field, longer), field);
        }
    }

    @Test
    void textsOfEveryScriptComeBackAsTheyWere() throws Exception {
        Shop shop = Shop.open(site());
        String text = "Hei! 🏔️👩‍👩‍👧 שלום عالم 你好 𝔘𝔫𝔦 e\u0301 \"quoted\" \\ <b>&amp; line\nbreak\ttab "
                + "🦊".repeat(20);
        JsonObject changed = shop.change(Json.createObjectBuilder()
                .add("welcome_message", text)
                .add("company_name", "🦊 " + text.substring(0, 60)));
        assertEquals(text, changed.getString("welcome_message"));
        assertEquals(text, shop.settings().getString("welcome_message"));
        assertEquals("🦊 " + text.substring(0, 60), shop.settings().getString("company_name"));
    }

    @Test
    void halfACharacterIsRefused() throws Exception {
        Shop shop = Shop.open(site());
        for (String half : List.of("\"\\ud800\"", "\"a\\udc00b\"", "\"\\udc00\\ud800\"")) {
            assertEquals(List.of("welcome_message"), refused(shop, "welcome_message", half), half);
            assertEquals(List.of("company_name"), refused(shop, "company_name", half), half);
        }
        assertEquals(
                "🦊",
                api().post(shop.settingsPath(), "{\"company_name\":\"\\ud83e\\udd8a\"}")
                        .json(200)
                        .getString("company_name"));
    }

    @Test
    void changesOfDifferentFieldsAtOnceLoseNothing() throws Exception {
        Shop shop = Shop.open(site());
        assertEquals(withEveryField(shop), changedAtOnce(shop));
    }

    @Test
    void firstChangesAtOnceMakeOneRow() throws Exception {
        Shop shop = Shop.open(site());
        database().execute("DELETE FROM widget_settings WHERE company_id = ?", shop.id());
        assertEquals(withEveryField(shop), changedAtOnce(shop));
        assertEquals(
                List.of(List.of("1")),
                database().rows("SELECT COUNT(*) FROM widget_settings WHERE company_id = ?", shop.id()));
    }

    @Test
    void aCompanyThatIsNotThereIsA404() throws Exception {
        Shop shop = Shop.open(site());
        for (String id : List.of(
                shop.id() + "%20",
                "%20" + shop.id(),
                shop.id().toUpperCase(java.util.Locale.ROOT),
                "%F0%9F%A6%8A",
                "x".repeat(300),
                "' OR '1'='1".replace(" ", "%20"))) {
            api().get("/api/widget-settings/" + id).apiProblem(404);
            api().post("/api/widget-settings/" + id, "{\"max_tokens\":5}").apiProblem(404);
        }
    }

    private JsonObject changedAtOnce(Shop shop) throws Exception {
        List<CompletableFuture<Reply>> changes = everyField().entrySet().stream()
                .map(field -> api().postAsync(
                                shop.settingsPath(),
                                one(field.getKey(), field.getValue()).build()))
                .toList();
        for (CompletableFuture<Reply> change : changes) {
            change.get().json(200);
        }
        return shop.settings();
    }

    private List<String> refused(Shop shop, String field, String json) throws Exception {
        return api().post(shop.settingsPath(), "{\"" + field + "\":" + json + "}")
                .violations();
    }

    private static JsonObjectBuilder one(String field, JsonValue value) {
        return Json.createObjectBuilder().add(field, value);
    }

    private static JsonObject defaults(Shop shop) {
        return Reply.parse("""
                {"company_id":"%s","primary_color":"#007bff","secondary_color":"#6c757d","text_color":"#ffffff",
                 "background_color":"#ffffff","border_radius":12,"company_name":"Shop %s","company_logo":null,
                 "welcome_message":"Hello! How can we help you?","placeholder_text":"Type your message...",
                 "position":"bottom-right","auto_open":false,"show_typing_indicator":true,
                 "ai_personality":"friendly and helpful assistant","ai_temperature":0.7,"max_tokens":500}
                """.formatted(shop.id(), shop.word()));
    }

    /** Every field with a value that is not its default. */
    private static Map<String, JsonValue> everyField() {
        return new TreeMap<>(Reply.parse("""
                {"primary_color":"#0a0B0c","secondary_color":"#111111","text_color":"#222222",
                 "background_color":"#333333","border_radius":50,"company_name":"Ny butikk",
                 "company_logo":"https://shop.example/logo.svg","welcome_message":"Velkommen!",
                 "placeholder_text":"Skriv her","position":"top-left","auto_open":true,
                 "show_typing_indicator":false,"ai_personality":"brief","ai_temperature":1.9,"max_tokens":4096}
                """));
    }

    private static JsonObject withEveryField(Shop shop) {
        JsonObjectBuilder expected = Json.createObjectBuilder(defaults(shop));
        everyField().forEach(expected::add);
        return expected.build();
    }
}
