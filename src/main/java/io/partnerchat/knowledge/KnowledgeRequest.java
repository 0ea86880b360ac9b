package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.problem.FieldReader;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import io.partnerchat.web.PublicAddress;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks what partners ask for, and names everything that is wrong with it at once. */
final class KnowledgeRequest {
    private static final int MOST_ID = 200;
    private static final int MOST_TITLE = 500;
    private static final int MOST_URL = 2_000;
    private static final int MOST_QUESTION = 1_000;
    private static final int MOST_ANSWER = 20_000;
    private static final List<String> FORMS = List.of("text", "markdown", "html");

    private KnowledgeRequest() {}

    /** A document's text in one of three forms. */
    record Text(JsonObject request, String content) {}

    static Text document(String documentId, JsonObject body) {
        FieldReader fields = new FieldReader(body);
        fields.onlyKnown(Set.of("title", "url", "text", "markdown", "html"));
        checkId(fields, documentId);
        Optional<String> title = fields.nullableText("title", MOST_TITLE);
        Optional<String> url = fields.nullableUrl("url", MOST_URL);
        List<String> given = FORMS.stream().filter(body::containsKey).toList();
        if (given.size() != 1) {
            fields.violation("text", "exactly one of text, markdown and html is needed");
        }
        Optional<String> content = given.stream()
                .map(form -> fields.text(form, 1, Integer.MAX_VALUE))
                .flatMap(Optional::stream)
                .findFirst();
        fields.end();
        JsonObjectBuilder request = request(documentId, title, url).add("form", given.get(0));
        return new Text(request.build(), content.orElseThrow());
    }

    /** A file; all but the id may be null. */
    static JsonObject file(String documentId, String title, String url, String name, String contentType) {
        JsonObjectBuilder given = Json.createObjectBuilder();
        add(given, "title", title);
        add(given, "url", url);
        add(given, "name", name);
        FieldReader fields = new FieldReader(given.build());
        checkId(fields, documentId);
        Optional<String> checkedTitle = fields.nullableText("title", MOST_TITLE);
        Optional<String> checkedUrl = fields.nullableUrl("url", MOST_URL);
        Optional<String> checkedName = fields.nullableText("name", 255);
        fields.end();
        JsonObjectBuilder request = request(documentId, checkedTitle, checkedUrl);
        checkedName.ifPresent(text -> request.add("name", text));
        add(request, "content_type", contentType);
        return request.build();
    }

    static JsonObject question(String id, JsonObject body) {
        FieldReader fields = new FieldReader(body);
        fields.onlyKnown(Set.of("question", "answer", "url"));
        checkId(fields, id);
        fields.requireText("question");
        fields.requireText("answer");
        Optional<String> question = fields.text("question", 1, MOST_QUESTION);
        Optional<String> answer = fields.text("answer", 1, MOST_ANSWER);
        Optional<String> url = fields.nullableUrl("url", MOST_URL);
        fields.end();
        return request(id, Optional.empty(), url)
                .add("question", question.orElseThrow())
                .add("answer", answer.orElseThrow())
                .build();
    }

    /**
     * A product feed.
     *
     * @param currency of prices that name none, or null: the one of the company's ai_config, if it has one
     * @param configured that one, or null
     * @param website of the company, or null
     */
    static JsonObject feed(String currency, String configured, String website) {
        JsonObjectBuilder request = Json.createObjectBuilder();
        String letters = currency == null || currency.isBlank() ? configured : currency.strip();
        if (letters != null) {
            String code = letters.strip().toUpperCase(Locale.ROOT);
            if (!Money.known(code)) {
                throw new ProblemException(Problem.invalid(
                        List.of(new Violation("currency", "must be the three letters of a currency, as EUR"))));
            }
            request.add("currency", code);
        }
        add(request, "website", website);
        return request.build();
    }

    /** The answer to a question that somebody asked in vain; the question may be put into better words. */
    static JsonObject answer(JsonObject body, String asked, long unanswered) {
        JsonObject whole = body.containsKey("question")
                ? body
                : Json.createObjectBuilder(body).add("question", asked).build();
        FieldReader fields = new FieldReader(whole);
        String words = fields.text("question", 1, MOST_QUESTION).orElse(asked);
        return Json.createObjectBuilder(question(QuestionList.id(words), whole))
                .add("unanswered", unanswered)
                .build();
    }

    /**
     * Pages to be read: an address to start from or a sitemap.
     *
     * @param mostDepth how many links may be followed one after the other
     */
    static JsonObject pages(Company company, JsonObject body, PublicAddress rule, int mostDepth) {
        FieldReader fields = new FieldReader(body);
        fields.onlyKnown(Set.of("url", "sitemap", "depth"));
        List<String> given =
                Stream.of("url", "sitemap").filter(body::containsKey).toList();
        if (given.size() != 1) {
            fields.violation("url", "exactly one of url and sitemap is needed");
        }
        Optional<URI> address = Optional.empty();
        for (String field : given) {
            address = fields.text(field, 1, MOST_URL).flatMap(text -> page(fields, field, text, company, rule));
        }
        boolean sitemap = given.contains("sitemap");
        if (sitemap && body.containsKey("depth")) {
            fields.violation("depth", "links are not followed from a sitemap");
        }
        int depth = fields.integer("depth", 0, mostDepth).orElse(sitemap ? 0 : mostDepth);
        fields.end();
        return Json.createObjectBuilder()
                .add("url", address.orElseThrow().toString())
                .add("sitemap", sitemap)
                .add("depth", depth)
                .build();
    }

    private static Optional<URI> page(
            FieldReader fields, String field, String text, Company company, PublicAddress rule) {
        Optional<URI> address = PageAddress.of(text);
        Optional<String> wrong = address.isEmpty()
                ? Optional.of("must be the address of a page, such as https://shop.example/help")
                : rule.refusal(address.get()).or(() -> {
                    OwnSites sites = OwnSites.of(company, address.get());
                    return sites.own(address.get())
                            ? Optional.empty()
                            : Optional.of("must be on your own site: " + sites);
                });
        wrong.ifPresent(message -> fields.violation(field, message));
        return wrong.isPresent() ? Optional.empty() : address;
    }

    /** One sentence about what is wrong with a question of many, or null; it may have no id. */
    static String wrongWithQuestion(String id, String question, String answer) {
        return wrong("The id", id == null ? Optional.empty() : wrongWithId(id))
                .or(() -> wrong("The question", FieldReader.wrongWith(question, 1, MOST_QUESTION)))
                .or(() -> wrong("The answer", FieldReader.wrongWith(answer, 1, MOST_ANSWER)))
                .orElse(null);
    }

    private static Optional<String> wrong(String what, Optional<String> how) {
        return how.map(message -> what + ' ' + message + '.');
    }

    private static Optional<String> wrongWithId(String id) {
        return FieldReader.wrongWith(id, 1, MOST_ID)
                .or(() -> id.equals(id.strip()) && !id.contains("\n")
                        ? Optional.empty()
                        : Optional.of("must not begin or end with a space or have line breaks"));
    }

    private static void checkId(FieldReader fields, String id) {
        wrongWithId(id).ifPresent(message -> fields.violation("id", message));
    }

    private static JsonObjectBuilder request(String id, Optional<String> title, Optional<String> url) {
        JsonObjectBuilder request = Json.createObjectBuilder().add("document_id", id);
        title.filter(text -> !text.isBlank()).ifPresent(text -> request.add("title", text.strip()));
        url.ifPresent(text -> request.add("url", text));
        return request;
    }

    private static void add(JsonObjectBuilder json, String key, String value) {
        if (value != null && !value.isBlank()) {
            json.add(key, value);
        }
    }
}
