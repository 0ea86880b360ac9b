package io.partnerchat.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Ideas and their sayings: {@code idea: one, another}; a line that begins with a space goes on with the one before. */
    static Map<String, List<String>> ideas(String name, String language) {
        Map<String, List<String>> ideas = new LinkedHashMap<>();
        List<String> sayings = new ArrayList<>();
        for (String line : lines(name, language)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                sayings = ideas.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>());
            }
            for (String saying : line.substring(colon + 1).split(",", -1)) {
                if (!saying.isBlank()) {
                    sayings.add(saying.strip());
                }
            }
        }
        return ideas;
    }

    static List<String> words(String name, String language) {
        return lines(name, language).stream()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .toList();
    }
}
