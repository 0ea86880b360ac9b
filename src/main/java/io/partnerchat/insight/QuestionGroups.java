package io.partnerchat.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts questions that ask the same in the same words, whatever their order and whatever stands around them. */
final class QuestionGroups {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "ar", "he");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Set<String> FILLERS = fillers();
    private static final int MOST_CHARACTERS = 300;

    private final Map<String, Group> groups = new LinkedHashMap<>();

    private record Group(String question, int count) {}

    /** @param question the newest come first */
    void add(String question) {
        String key = key(question);
        if (!key.isEmpty()) {
            groups.merge(
                    key, new Group(question.strip(), 1), (old, same) -> new Group(old.question(), old.count() + 1));
        }
    }

    /** Those that were asked most often. */
    List<Figures.Asked> most(int limit) {
        return groups.values().stream()
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .limit(limit)
                .map(group -> new Figures.Asked(cut(group.question()), group.count()))
                .toList();
    }

    /** The words that matter, in an order of their own; all words when none of them does. */
    static String key(String question) {
        Set<String> words = new TreeSet<>(words(question));
        Set<String> matter =
                words.stream().filter(word -> !FILLERS.contains(word)).collect(Collectors.toCollection(TreeSet::new));
        return String.join(" ", matter.isEmpty() ? words : matter);
    }

    private static List<String> words(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_WORD.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }

    /** Of all languages together: in which a question was asked does not matter here. */
    private static Set<String> fillers() {
        Set<String> fillers = new HashSet<>();
        for (String language : LANGUAGES) {
            try (InputStream file = QuestionGroups.class.getResourceAsStream("/words/fillers." + language + ".txt")) {
                if (file != null) {
                    new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
                            .forEach(word -> fillers.addAll(words(word)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fillers;
    }
}
