package io.partnerchat.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyStale;
import io.partnerchat.knowledge.Passage;
import io.partnerchat.problem.FailureLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions a visitor may want to ask: those the partner has chosen, else those it has written answers to. What other
 * visitors have asked is never among them: it is theirs. No vendor is asked.
 */
@ApplicationScoped
class Suggestions {
    static final int MOST_AT_START = 6;
    static final int MOST_CHARACTERS = 120;
    private static final int MOST_FOLLOW_UPS = 3;
    private static final int MOST_KNOWN = 100;
    private static final int MAX_COMPANIES = 10_000;
    /** Shorter words mostly say how something is asked and not what about. */
    private static final int SHORTEST_WORD = 4;

    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Logger LOG = System.getLogger(Suggestions.class.getName());

    @Inject
    SuggestionStore store;

    /** A question that has an answer; its words are taken apart once and not in every turn. */
    record Known(String question, Set<String> words) {
        static Known of(String question) {
            return new Known(question, Suggestions.words(question));
        }
    }

    private final Cache<String, List<Known>> known = Caffeine.newBuilder()
            .maximumSize(MAX_COMPANIES)
            .expireAfterWrite(MAX_AGE)
            .build();

    /** What to begin with. */
    List<String> atStart(Company company) {
        List<String> chosen = chosen(company);
        Stream<String> questions = chosen.isEmpty() ? answered(company).stream().map(Known::question) : chosen.stream();
        return questions.limit(MOST_AT_START).toList();
    }

    /**
     * What to go on with.
     *
     * @param asked what was just asked
     * @param used the passages behind its answer, best first
     */
    List<String> followUp(Company company, String asked, List<Passage> used) {
        try {
            return used.isEmpty() ? List.of() : related(asked, used, answered(company));
        } catch (RuntimeException e) {
            // an answer does not wait for what may come after it
            FailureLog.ofWork(LOG, "event=suggestions_failed company=" + company.id(), e);
            return List.of();
        }
    }

    /** Other questions among the passages first, then those that share most words with what was just talked about. */
    static List<String> related(String asked, List<Passage> used, List<Known> known) {
        Set<String> topic = new HashSet<>(words(asked));
        used.forEach(passage -> topic.addAll(words(String.valueOf(passage.title()))));
        List<String> near = used.stream()
                .skip(1)
                .filter(passage -> Passage.QUESTION.equals(passage.kind()))
                .map(Passage::title)
                .filter(title -> title != null && title.length() <= MOST_CHARACTERS)
                .toList();
        Map<String, Long> shared = new LinkedHashMap<>();
        known.forEach(each -> shared.put(
                each.question(), each.words().stream().filter(topic::contains).count()));
        Stream<String> others = shared.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
        List<Set<String>> said = new ArrayList<>(
                List.of(words(asked), words(String.valueOf(used.get(0).title()))));
        return Stream.concat(near.stream(), others)
                .filter(isNew(said))
                .limit(MOST_FOLLOW_UPS)
                .toList();
    }

    /** Neither what was asked nor another one in the same words. */
    private static Predicate<String> isNew(List<Set<String>> said) {
        return question -> {
            Set<String> words = words(question);
            if (words.isEmpty() || said.contains(words)) {
                return false;
            }
            said.add(words);
            return true;
        };
    }

    private static Set<String> words(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_LETTER
                .splitAsStream(plain)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toSet());
    }

    private static List<String> chosen(Company company) {
        JsonValue list = company.aiConfig().get("suggested_questions");
        return (list instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY)
                .stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString().strip())
                        .filter(text -> !text.isEmpty() && text.length() <= MOST_CHARACTERS)
                        .toList();
    }

    private List<Known> answered(Company company) {
        return known.get(
                company.id(),
                id -> store.questions(id, MOST_KNOWN).stream()
                        .filter(question -> question.length() <= MOST_CHARACTERS)
                        .map(Known::of)
                        .toList());
    }

    void forget(@Observes CompanyStale stale) {
        known.invalidate(stale.companyId());
    }
}
