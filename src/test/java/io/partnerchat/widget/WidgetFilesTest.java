package io.partnerchat.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.web.Views;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the build makes of src/main/widget. */
class WidgetFilesTest {
    private static final int MOST_BYTES = 15_000;
    static final Iterable<String> LANGUAGES = Views.TRANSLATIONS;

    private static byte[] file(String name) throws IOException {
        try (InputStream in = WidgetScript.class.getClassLoader().getResourceAsStream("widget/" + name)) {
            return in.readAllBytes();
        }
    }

    private static int zipped(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(file(name));
        }
        return bytes.size();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void allThatAVisitorLoadsIsSmall(String language) throws IOException {
        int size = zipped("widget.js") + zipped("words/" + language + ".json");
        assertTrue(size < MOST_BYTES, size + " bytes");
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasEveryWord(String language) throws IOException {
        String source = Files.readString(Path.of("src/main/widget/words.js"));
        String english = source.substring(source.indexOf("words = {"), source.indexOf("};"));
        Set<String> names = Pattern.compile("^ {2}(\\w+): '", Pattern.MULTILINE)
                .matcher(english)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertFalse(names.isEmpty());
        String text = new String(file("words/" + language + ".json"), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject words = reader.readObject();
            assertEquals(names, words.keySet());
            names.forEach(name -> assertFalse(words.getString(name).isBlank(), name));
        }
    }

    @Test
    void nothingOfTheWireBecomesMarkup() throws IOException {
        String script = new String(file("widget.js"), StandardCharsets.UTF_8);
        assertFalse(
                Pattern.compile("(inner|outer)HTML|insertAdjacentHTML|document\\.write|\\beval\\b|new Function|cookie")
                        .matcher(script)
                        .find());
    }
}
