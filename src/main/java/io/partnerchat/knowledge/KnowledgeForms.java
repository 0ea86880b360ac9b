package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.company.Secrets;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.widget.EditorRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings in what a partner types or uploads in the editor: each form becomes the same job as the API's. */
@ApplicationScoped
class KnowledgeForms {
    static final String QUESTION = "question";
    static final String TEXT = "text";
    static final String FILE = "file";
    static final String PAGE = "page";
    static final String ANSWER = "answer";

    private static final int MOST_ID = 190;
    private static final int ID_DIGITS = 16;
    private static final Map<String, List<String>> FIELDS = Map.of(
            QUESTION, List.of("id", "q", "answer"),
            TEXT, List.of("title", "text"),
            FILE, List.of("holds"),
            PAGE, List.of("address", "reach"),
            ANSWER, List.of("id", "q", "answer"));

    @Inject
    IngestService ingest;

    @Inject
    UnansweredQuestions unanswered;

    /** Either the job that was made of the form, or the form with what is wrong with it. */
    record Outcome(Optional<JobView> job, KnowledgeForm form) {
        static Outcome of(KnowledgeForm form, JobView job) {
            return new Outcome(Optional.of(job), form);
        }

        static Outcome refused(KnowledgeForm form) {
            return new Outcome(Optional.empty(), form);
        }
    }

    static boolean knows(String form) {
        return FIELDS.containsKey(form);
    }

    /** What was typed into the form that the request comes from. */
    static KnowledgeForm typed(String form, EditorRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : FIELDS.getOrDefault(form, List.of())) {
            typed.put(field, request.text(field).replace("\r\n", "\n"));
        }
        return KnowledgeForm.typed(form, typed);
    }

    Outcome submit(String name, EditorRequest request) throws IOException {
        KnowledgeForm form = typed(name, request);
        Company company = request.company();
        try {
            return switch (name) {
                case QUESTION -> Outcome.of(form, question(company, request));
                case ANSWER -> Outcome.of(form, answer(company, request));
                case TEXT -> Outcome.of(form, text(company, request));
                case PAGE -> Outcome.of(form, page(company, request));
                default -> file(company, request, form);
            };
        } catch (ProblemException e) {
            Map<String, String> fields = name.equals(QUESTION) || name.equals(ANSWER)
                    ? Map.of("question", "q", "answer", "answer", "id", "q")
                    : Map.of("title", "title", "text", "text", "id", "title");
            String otherwise = Map.of(QUESTION, "answer", ANSWER, "answer", TEXT, "text", PAGE, "address")
                    .getOrDefault(name, "file");
            return Outcome.refused(form.refused(e.problem(), fields, otherwise));
        }
    }

    private JobView question(Company company, EditorRequest request) {
        String id = request.text("id").isEmpty() ? questionId(request.text("q")) : request.text("id");
        return ingest.question(company, KnowledgeRequest.question(id, asked(request)));
    }

    private JobView answer(Company company, EditorRequest request) {
        long id = UnansweredResource.number(request.text("id"));
        String asked = unanswered.question(company.id(), id);
        return ingest.question(company, KnowledgeRequest.answer(asked(request), asked, id));
    }

    private static JsonObject asked(EditorRequest request) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        put(body, "question", request.text("q"));
        put(body, "answer", request.text("answer"));
        return body.build();
    }

    private static String questionId(String question) {
        return "q-" + Secrets.hash(question).substring(0, ID_DIGITS);
    }

    /** The title names it: the same title again replaces it. */
    private JobView text(Company company, EditorRequest request) throws IOException {
        JsonObject body = Json.createObjectBuilder()
                .add("title", request.text("title"))
                .add("text", request.text("text"))
                .build();
        String title = request.text("title").replaceAll("\\s+", " ");
        return ingest.document(company, DocumentWork.shortened(title, MOST_ID), body);
    }

    private JobView page(Company company, EditorRequest request) throws IOException {
        String reach = request.text("reach");
        JsonObjectBuilder body = Json.createObjectBuilder();
        body.add(reach.equals("sitemap") ? "sitemap" : "url", request.text("address"));
        if (reach.equals("alone")) {
            body.add("depth", 0);
        }
        return ingest.pages(company, body.build());
    }

    private Outcome file(Company company, EditorRequest request, KnowledgeForm form) throws IOException {
        Optional<Part> file = request.file("file");
        if (file.isEmpty()) {
            return Outcome.refused(form.wrong("file", "wrong.file.none"));
        }
        try (InputStream content = file.get().getInputStream()) {
            return Outcome.of(
                    form,
                    switch (request.text("holds")) {
                        case "products" -> ingest.products(company, feed(company), content);
                        case "questions" -> ingest.questions(company, content);
                        default -> document(company, file.get(), content);
                    });
        }
    }

    private static JsonObject feed(Company company) {
        String currency = Passage.text(company.aiConfig(), FeedAiConfig.CURRENCY);
        return KnowledgeRequest.feed(null, currency, company.website());
    }

    /** The name of the file names the document: the same file again, in a new version, replaces it. */
    private JobView document(Company company, Part file, InputStream content) throws IOException {
        String given = file.getSubmittedFileName() == null ? "" : file.getSubmittedFileName();
        String name = PlainText.oneLine(given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1));
        String id = name.isEmpty() ? "file" : DocumentWork.shortened(name, MOST_ID);
        return ingest.file(company, KnowledgeRequest.file(id, null, null, id, file.getContentType()), content);
    }

    private static void put(JsonObjectBuilder json, String key, String value) {
        if (!value.isEmpty()) {
            json.add(key, value);
        }
    }
}
