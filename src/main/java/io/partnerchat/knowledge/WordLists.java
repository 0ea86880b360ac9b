package io.partnerchat.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word lists beside the code, {@code words/NAME.LANGUAGE.txt}: a line each, {@code #} begins a comment. */
final class WordLists {
    private WordLists() {}

    /** No lines when there is no such list. */
    static List<String> lines(String name, String language) {
        String path = "/words/" + name + '.' + language + ".txt";
        try (InputStream stream = WordLists.class.getResourceAsStream(path)) {
            if (stream == null) {
                return List.of();
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static List<String> words(String name, String language) {
        return lines(name, language).stream()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .toList();
    }
}
