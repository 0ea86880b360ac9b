package io.partnerchat.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorViewTest {
    private static final String ATTACK =
            "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;{{7*7}}[[${7*7}]]";

    private static String page(
            Map<String, String> values, Map<String, EditorNotice> errors, List<SettingChange> history)
            throws IOException {
        EditorContent content = new EditorContent(values, errors, EditorForm.remember(values));
        return page(
                EditorTesting.page(EditorTesting.company("1", "Shop", false, Set.of()), "https://shop.example"),
                EditorTesting.editing("key"),
                EditorTesting.settings(content, history));
    }

    private static String page(EditorPage page, Editing editing, EditorAnswer.Page settings) throws IOException {
        EditorTesting.Answer answer = new EditorTesting.Answer();
        EditorTesting.view().answer(answer.response, EditorRequest.of(page, editing, null), settings, null);
        return answer.text();
    }

    @Test
    void nothingThatComesFromOutsideBecomesMarkup() throws IOException {
        Map<String, String> values = EditorTesting.values();
        values.replaceAll((field, value) -> ATTACK + field);
        Map<String, EditorNotice> errors = new HashMap<>();
        values.keySet().forEach(field -> errors.put(field, EditorNotice.bad("wrong.allowed_origins", ATTACK)));
        List<SettingChange> history = values.keySet().stream()
                .map(field -> new SettingChange(1, ATTACK, LocalDateTime.MIN.withYear(2026), field, ATTACK, ATTACK))
                .toList();
        String html = page(
                EditorTesting.page(EditorTesting.company(ATTACK, ATTACK, false, Set.of()), ATTACK),
                EditorTesting.editing(ATTACK),
                EditorTesting.settings(new EditorContent(values, errors, ATTACK), history)
                        .with(422, EditorNotice.bad("notice.wait", ATTACK)));
        assertFalse(html.contains("<script>"), "a script of somebody else");
        assertFalse(html.contains("<img"), "a picture of somebody else");
        assertFalse(html.contains("[[49]]") || html.contains("49]]"), "an expression that was evaluated");
        for (String field : values.keySet()) {
            assertTrue(html.contains("&lt;/script&gt;"), field);
            assertTrue(html.contains("name=\"" + field + "\""), field);
        }
    }

    @Test
    void theSignInEscapesWhatWasTyped() throws IOException {
        EditorTesting.Answer answer = new EditorTesting.Answer();
        EditorTesting.view()
                .login(
                        answer.response,
                        403,
                        EditorTesting.page(EditorTesting.company("1", ATTACK, false, Set.of()), ATTACK),
                        EditorNotice.bad("notice.wrong_key"),
                        Map.of("welcome_message", ATTACK));
        assertFalse(answer.text().contains("<script>"));
        assertTrue(answer.text().contains("name=\"welcome_message\""));
    }

    @Test
    void whatIsWrongStandsBesideItsField() throws IOException {
        Map<String, String> values = EditorTesting.values();
        values.put("primary_color", "blue");
        String html = page(values, Map.of("primary_color", EditorNotice.bad("wrong.color")), List.of());
        assertTrue(html.contains("value=\"blue\""));
        assertTrue(html.contains("aria-describedby=\"primary_color-hint primary_color-error\""));
        assertTrue(html.contains("aria-invalid=\"true\""));
        assertTrue(html.contains("id=\"primary_color-error\">Main colour must be a colour such as #1a2b3c."));
        assertTrue(html.contains("href=\"#primary_color\""));
        assertTrue(html.contains("<title>Chat settings – Shop</title>"));
    }

    @ParameterizedTest
    @CsvSource({
        "de, ltr, Chat-Einstellungen, Hauptfarbe: bitte eine Farbe wie #1a2b3c angeben.",
        "pt-BR, ltr, Definições do chat, Cor principal: indique uma cor como #1a2b3c.",
        "he, rtl, הגדרות הצ׳אט, צבע ראשי: נא לתת צבע כמו \u200e#1a2b3c\u200e.",
    })
    void isWrittenInTheReadersLanguage(String language, String dir, String title, String wrong) throws IOException {
        Map<String, String> values = EditorTesting.values();
        EditorContent content = new EditorContent(values, Map.of("primary_color", EditorNotice.bad("wrong.color")), "");
        EditorPage page = EditorTesting.page(
                EditorTesting.company("1", "Shop", false, Set.of()), null, Locale.forLanguageTag(language));
        String html = page(page, EditorTesting.editing("key"), EditorTesting.settings(content, List.of()));
        assertTrue(html.contains("<html lang=\"" + language + "\" dir=\"" + dir + "\">"), html);
        assertTrue(html.contains("<title>" + title + " – Shop</title>"));
        assertTrue(html.contains("id=\"primary_color-error\">" + wrong + "<"));
    }

    @Test
    void namesTheContrastAndWarnsBelowTheLimit() throws IOException {
        Map<String, String> values = EditorTesting.values();
        values.put("primary_color", "#8a8a8a");
        String html = page(values, Map.of(), List.of());
        assertTrue(html.contains("3.4 : 1"));
        assertTrue(html.contains("hard to read. Aim for 4.5 : 1 or more"));
        assertTrue(html.contains("21.0 : 1"));
    }

    @Test
    void goingBackIsOfferedOnlyWhereThereIsSomethingToGoBackTo() throws IOException {
        LocalDateTime at = LocalDateTime.of(2026, 5, 3, 14, 5);
        String html = page(
                EditorTesting.values(),
                Map.of(),
                List.of(
                        new SettingChange(12, "key", at, "company_name", "Old shop", "Shop"),
                        new SettingChange(11, "open", at, "company_logo", "https://shop.example/logo.png", null)));
        assertTrue(html.matches("(?s).*<button name=\"revert\"(?![^>]*disabled)[^>]*value=\"12\".*"));
        assertTrue(html.matches("(?s).*<button name=\"revert\"(?=[^>]*disabled)[^>]*value=\"11\".*"));
        assertTrue(html.contains("datetime=\"2026-05-03T14:05:00Z\">3 May 2026, 14:05 UTC"));
        assertTrue(html.contains("by key") && html.contains("by somebody without a key"));
    }

    @Test
    void onlyTheAllowedSitesMayShowItInAFrame() throws IOException {
        EditorTesting.Answer answer = new EditorTesting.Answer();
        EditorTesting.view()
                .login(
                        answer.response,
                        200,
                        EditorTesting.page(
                                EditorTesting.company("1", "Shop", false, Set.of("https://shop.example")), null),
                        null,
                        Map.of());
        String policy = answer.headers.get("Content-Security-Policy");
        assertTrue(policy.endsWith("frame-ancestors 'self' https://shop.example"), policy);
        assertEquals("no-store", answer.headers.get("Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.3, 0", "0.4, 1", "0.7, 2", "1.0, 2", "1.1, 3", "2.0, 4", "much, 2", "'', 2"})
    void findsTheWordForATemperature(String temperature, int word) {
        assertEquals(word, EditorContent.warmth(temperature));
    }
}
