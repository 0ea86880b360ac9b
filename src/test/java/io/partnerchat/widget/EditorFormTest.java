package io.partnerchat.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditorFormTest {
    private static final WidgetSettings OLD = WidgetSettings.defaults("1", "Shop", "https://shop.example/logo.png");

    private final Map<String, String> sent = new HashMap<>(EditorTesting.values());

    private EditorForm form() {
        sent.put("was", EditorForm.remember(EditorTesting.values()));
        return new EditorForm(sent::get);
    }

    @Test
    void onlyWhatWasChangedOnThePageIsChanged() {
        sent.put("primary_color", "#112233");
        WidgetSettings changedMeanwhile = WidgetSettings.defaults("1", "New name", null);
        WidgetSettings now = form().change("1").orElseThrow().appliedTo(changedMeanwhile);
        assertEquals("#112233", now.primaryColor());
        assertEquals("New name", now.companyName());
    }

    @Test
    void anUntickedBoxIsOffAndAnEmptyLogoIsNone() {
        sent.remove("show_typing_indicator");
        sent.put("company_logo", "");
        WidgetSettings now = form().change("1").orElseThrow().appliedTo(OLD);
        assertEquals(false, now.showTypingIndicator());
        assertEquals(null, now.companyLogo());
    }

    @Test
    void lineEndsOfAFormAreThoseOfAText() {
        sent.put("welcome_message", "Hello!\r\nHow are you?");
        assertEquals(
                "Hello!\nHow are you?",
                form().change("1").orElseThrow().appliedTo(OLD).welcomeMessage());
    }

    @Test
    void saysWhatIsWrongFieldByFieldAndKeepsWhatWasTyped() {
        sent.put("primary_color", "blue");
        sent.put("max_tokens", "many");
        sent.put("border_radius", "1e9");
        sent.put("position", "middle");
        EditorForm form = form();
        assertEquals(Optional.empty(), form.change("1"));
        assertEquals(
                Map.of(
                        "primary_color", EditorNotice.bad("wrong.color"),
                        "max_tokens", EditorNotice.bad("wrong.max_tokens"),
                        "border_radius", EditorNotice.bad("wrong.border_radius"),
                        "position", EditorNotice.bad("wrong.position")),
                form.errors());
        assertEquals("many", form.typed().get("max_tokens"));
    }

    @Test
    void sitesAreWrittenAsBrowsersNameThem() {
        sent.put("allowed_origins", "https://Shop.example/\r\n\r\n  http://localhost:3000\nhttps://shop.example");
        assertEquals(
                List.of("http://localhost:3000", "https://shop.example"),
                form().origins(Optional.of("https://shop.example")));
    }

    @Test
    void whatIsNoSiteIsAnError() {
        sent.put("allowed_origins", "https://shop.example/path\n'unsafe-inline'; script-src *");
        EditorForm form = form();
        form.origins(Optional.empty());
        assertEquals(
                EditorNotice.bad("wrong.allowed_origins", "'unsafe-inline'; script-src *"),
                form.errors().get("allowed_origins"));
    }

    @Test
    void theSiteOneIsOnCannotBeLeftOut() {
        sent.put("allowed_origins", "https://other.example");
        EditorForm form = form();
        form.origins(Optional.of("https://shop.example"));
        assertEquals(
                EditorNotice.bad("wrong.allowed_origins.own", "https://shop.example"),
                form.errors().get("allowed_origins"));
    }

    @Test
    void anEmptyListOfSitesLeavesNobodyOut() {
        EditorForm form = form();
        assertEquals(List.of(), form.origins(Optional.of("https://shop.example")));
        assertEquals(Map.of(), form.errors());
    }
}
