package io.partnerchat;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.web.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Path PROPERTIES = Path.of("src/main/resources/META-INF/microprofile-config.properties");

    @Test
    void everySettingStandsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertAll(settings().map(key -> () -> assertTrue(readme.contains("| `" + key + "` |"), key)));
    }

    @Test
    void everySettingHasACommentAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(PROPERTIES);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).matches("[A-Z_]+=.*")) {
                assertTrue(lines.get(i - 1).startsWith("# "), lines.get(i));
            }
        }
    }

    @Test
    void everySettingThatTheCodeReadsHasADefault() throws IOException {
        Pattern read =
                Pattern.compile("(?:optional|secret|text|integer|decimal|choice|url|list)\\(\\s*\"([A-Z_]{4,})\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            TreeSet<String> keys = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> read.matcher(text(path)).results().map(found -> found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
            keys.removeAll(settings().toList());
            assertEquals(new TreeSet<String>(), keys);
        }
    }

    /** The container makes one of each EJB before anything is checked, and would go on without the application. */
    @Test
    void noEjbReadsSettingsWhileItIsMade() throws IOException {
        Pattern field = Pattern.compile("^    private [^(]*=[^;]*Settings\\.ofServer", Pattern.MULTILINE);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> wrong = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> Pattern.compile("^@(Stateless|Singleton)", Pattern.MULTILINE)
                            .matcher(text(path))
                            .find())
                    .filter(path -> field.matcher(text(path)).find())
                    .map(Path::toString)
                    .toList();
            assertEquals(List.of(), wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"phrases", "texts/editor", "texts/knowledge", "texts/conversations"})
    void everyLanguageHasTheSameTextsWithTheSamePlaces(String name) throws IOException {
        Properties english = load(Path.of("src/main/resources/" + name + ".properties"));
        for (String language : Views.TRANSLATIONS) {
            Path file = Path.of("src/main/resources/" + name + "_" + language + ".properties");
            Properties texts = load(file);
            assertEquals(english.stringPropertyNames(), texts.stringPropertyNames(), file.toString());
            english.stringPropertyNames()
                    .forEach(key -> assertEquals(
                            places(english.getProperty(key)), places(texts.getProperty(key)), file + " " + key));
            // in a text with places it would be a sign of the format
            assertFalse(texts.values().stream().anyMatch(text -> text.toString().contains("'")), file.toString());
        }
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\w+")
                .matcher(text)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toSet());
    }

    /** Those with a default in the file, and those that the container reads itself and the file only describes. */
    private static Stream<String> settings() throws IOException {
        return Pattern.compile("^(?:# )?([A-Z_]{4,})(?:=| {2,})", Pattern.MULTILINE)
                .matcher(Files.readString(PROPERTIES))
                .results()
                .map(found -> found.group(1));
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
