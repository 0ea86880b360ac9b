package io.partnerchat.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetSettingsChangeTest {
    private static final WidgetSettings OLD = WidgetSettings.defaults("shop", "Shop", "https://shop.example/logo.png");

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static WidgetSettings apply(String body) {
        return new WidgetSettingsChange("shop", json(body)).appliedTo(OLD);
    }

    private static List<String> wrongFields(String body) {
        ProblemException e = assertThrows(ProblemException.class, () -> apply(body));
        return e.problem().violations().stream().map(Violation::field).toList();
    }

    @Test
    void whatIsAbsentStaysAsItIs() {
        assertEquals(OLD, apply("{}"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertEquals(List.of("colour", "primary_color", "border_radius", "position", "auto_open"), wrongFields("""
                        {"primary_color":"red","colour":1,"border_radius":51,"position":"middle","auto_open":"yes"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.75", "2.1", "-0.1", "1e999999999", "1e-999999999", "\"0.7\"", "null", "true"})
    void aTemperatureIsTenthsFromZeroToTwo(String value) {
        assertEquals(List.of("ai_temperature"), wrongFields("{\"ai_temperature\":" + value + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "2.0", "1.30", "7e-1"})
    void aTemperatureMayBeWrittenInAnyWay(String value) {
        assertEquals(
                0,
                new BigDecimal(value)
                        .compareTo(apply("{\"ai_temperature\":" + value + "}").aiTemperature()));
    }

    @Test
    void aLogoCanBeTakenAway() {
        assertNull(apply("{\"company_logo\":null}").companyLogo());
        assertNull(apply("{\"company_logo\":\"\"}").companyLogo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//host/x.png", "logo.png"})
    void aLogoIsAWebAddress(String value) {
        assertEquals(List.of("company_logo"), wrongFields("{\"company_logo\":\"" + value + "\"}"));
    }

    @Test
    void textIsUnicodeAndHalfASurrogatePairIsNot() {
        assertEquals(
                "שלום 👋🏽 مرحبا",
                apply("{\"welcome_message\":\"שלום 👋🏽 مرحبا\"}").welcomeMessage());
        assertEquals(List.of("welcome_message"), wrongFields("{\"welcome_message\":\"a\\ud800b\"}"));
    }

    @Test
    void lengthsAreThoseOfTheColumns() {
        assertEquals(
                255,
                apply("{\"company_name\":\"" + "é".repeat(255) + "\"}")
                        .companyName()
                        .length());
        assertEquals(List.of("company_name"), wrongFields("{\"company_name\":\"" + "é".repeat(256) + "\"}"));
        assertEquals(List.of("welcome_message"), wrongFields("{\"welcome_message\":\"" + "é".repeat(32768) + "\"}"));
    }

    @Test
    void theAnswerOfAReadCanBeSentBack() {
        assertEquals(OLD, apply("{\"company_id\":\"shop\"}"));
        assertEquals(List.of("company_id"), wrongFields("{\"company_id\":\"other\"}"));
    }
}
