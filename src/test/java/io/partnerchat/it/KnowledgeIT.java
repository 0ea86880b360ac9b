package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.DocumentFixtures;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Documents and questions: brought in, indexed, found, replaced and removed, with both vendors in good and bad health. */
class KnowledgeIT extends OnBothEngines {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Library library() throws Exception {
        return new Library(Shop.open(site()));
    }

    private static JsonObject text(String form, String content) {
        return Json.createObjectBuilder().add(form, content).build();
    }

    private static JsonObject titled(String title, String content) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("text", content)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The texts that were embedded for the marker, in order. */
    private List<String> embedded(String marker) {
        return vendors().calls(VendorCall.Kind.EMBEDDINGS, marker).stream()
                .flatMap(call -> call.json().getJsonArray("input").getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                .toList();
    }

    private void assertPineconeHasWhatWeHave(Library library) throws Exception {
        Set<String> ours = Set.copyOf(library.vectorIds());
        Await.until(
                "Pinecone has " + ours,
                SOON,
                () -> vendors().ids(library.shop().id()).equals(ours));
    }

    @Test
    void aDocumentIsCutEmbeddedKeptAndFound() throws Exception {
        Library library = library();
        String word = library.shop().word();
        JsonObject body = Json.createObjectBuilder()
                .add("title", "Care of " + word)
                .add("url", "https://shop.example/care")
                .add("markdown", "# Care\n\n## Washing\n\nWash " + word + " by hand.\n\n## Drying\n\nDry it flat.")
                .build();
        JsonObject job = library.done(library.put("/documents/care", body));
        assertEquals(
                "{\"total\":1,\"done\":1,\"unchanged\":0,\"removed\":0,\"failed\":0,\"embedded\":2}",
                ordered(job.getJsonObject("counts"), "total", "done", "unchanged", "removed", "failed", "embedded"));
        assertEquals("document", job.getString("kind"));

        JsonObject whole = library.get("/documents/care").json(200);
        JsonObject document = whole.getJsonObject("document");
        assertEquals("Care of " + word, document.getString("title"));
        assertEquals(2, document.getInt("passages"));
        assertTrue(document.getBoolean("embedded"));
        List<JsonObject> passages = whole.getJsonArray("passages").getValuesAs(JsonObject.class);
        assertEquals("Wash " + word + " by hand.", passages.get(0).getString("text"));
        assertEquals("Care > Washing", passages.get(0).getJsonObject("metadata").getString("heading"));

        assertEquals(
                List.of(
                        "Care of " + word + "\nCare > Washing\nWash " + word + " by hand.",
                        "Care of " + word + "\nCare > Drying\nDry it flat."),
                embedded(word));
        JsonObject upsert = vendors().call(VendorCall.Kind.UPSERT, word).json();
        assertEquals(Set.of("namespace", "vectors"), upsert.keySet());
        assertEquals(library.shop().id(), upsert.getString("namespace"));
        JsonObject first = upsert.getJsonArray("vectors").getJsonObject(0);
        assertEquals(Set.of("id", "values", "metadata"), first.keySet());
        assertEquals(passages.get(0).getString("id"), first.getString("id"));
        assertEquals(Contract.DIMENSION, first.getJsonArray("values").size());
        assertEquals(
                Json.createObjectBuilder()
                        .add("text", "Wash " + word + " by hand.")
                        .add("title", "Care of " + word)
                        .add("url", "https://shop.example/care")
                        .add("kind", "document")
                        .add("document_id", "care")
                        .build(),
                first.getJsonObject("metadata"));

        JsonObject hit = library.search("How do I wash " + word + "?").get(0);
        assertEquals("words", hit.getString("half"));
        assertTrue(hit.getJsonNumber("score").doubleValue() > 0, hit.toString());
        assertEquals("Wash " + word + " by hand.", hit.getJsonObject("passage").getString("text"));
        vendors().holdsVector(library.shop().id(), passages.get(1).getString("id"), 0.83);
        assertTrue(
                library.search("How do I wash " + word + "?").stream()
                        .anyMatch(found -> found.getString("half").equals("both")
                                && found.getJsonObject("passage")
                                        .getString("text")
                                        .equals("Dry it flat.")),
                "the passage that Pinecone finds too");
        assertPineconeHasWhatWeHave(library);
    }

    private static String ordered(JsonObject json, String... names) {
        var object = Json.createObjectBuilder();
        for (String name : names) {
            object.add(name, json.get(name));
        }
        assertEquals(names.length, json.size(), json.toString());
        return object.build().toString();
    }

    @Test
    void everyKindOfFileIsReadByItsContent() throws Exception {
        Library library = library();
        Map<String, String> words = Stream.of("txt", "md", "html", "pdf", "docx")
                .collect(Collectors.toMap(kind -> kind, kind -> Names.unique("")));
        String sentence = "The %s lamp is made of brass.";
        Map<String, byte[]> files = Map.of(
                "txt", bytes(sentence.formatted(words.get("txt"))),
                "md", bytes("# Lamps\n\n" + sentence.formatted("**" + words.get("md") + "**") + "\n\n- one\n- two"),
                "html", bytes("<html><body><nav>Menu</nav><main><p>" + sentence.formatted(words.get("html"))),
                "pdf", DocumentFixtures.pdf("10 " + sentence.formatted(words.get("pdf"))),
                "docx", DocumentFixtures.docx(DocumentFixtures.paragraph("", sentence.formatted(words.get("docx")))));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            // the type says nothing, and one name lies
            String name = file.getKey().equals("pdf") ? "sheet.txt" : "file." + file.getKey();
            library.done(library.put(
                    "/documents/" + file.getKey() + "?name=" + name, "application/octet-stream", file.getValue()));
            String word = words.get(file.getKey());
            library.foundOnce("What is the " + word + " lamp made of?", sentence.formatted(word));
        }
        assertEquals(5, library.documents("/documents?limit=2").size());
        assertPineconeHasWhatWeHave(library);
    }

    @Test
    void theSameIdReplacesTheSameContentCostsNothingAndOnlyWhatChangedIsEmbedded() throws Exception {
        Library library = library();
        String word = library.shop().word();
        String first = "# A\n\nThe " + word + " ships today.\n\n# B\n\nIt costs ten.";
        library.done(library.put("/documents/d", text("markdown", first)));
        long before = vendors().embedded(word);

        JsonObject again = library.done(library.put("/documents/d", text("markdown", first)));
        assertEquals(1, again.getJsonObject("counts").getInt("unchanged"), again.toString());
        assertEquals(0, again.getJsonObject("counts").getInt("embedded"), again.toString());

        String second = "# A\n\nThe " + word + " ships tomorrow.\n\n# B\n\nIt costs ten.";
        JsonObject changed = library.done(library.put("/documents/d", text("markdown", second)));
        assertEquals(1, changed.getJsonObject("counts").getInt("embedded"), changed.toString());
        assertEquals(before + 1, vendors().embedded(word));
        List<String> found = library.found("When is " + word + " shipped?");
        assertTrue(found.contains("The " + word + " ships tomorrow."), found.toString());
        assertFalse(found.contains("The " + word + " ships today."), found.toString());
        assertPineconeHasWhatWeHave(library);
    }

    @Test
    void aQuestionIsOnePassageAndAnsweredWordForWordWithoutAModel() throws Exception {
        Library library = library();
        String word = library.shop().word();
        JsonObject question = Json.createObjectBuilder()
                .add("question", "Can I return a " + word + "?")
                .add("answer", "Yes, within 30 days, as good as new.")
                .build();
        library.done(library.put("/questions/return", question));
        assertEquals(List.of("Can I return a " + word + "?\nYes, within 30 days, as good as new."), embedded(word));
        assertEquals(List.of("Can I return a " + word + "?"), library.titles("/questions"));
        assertEquals(
                1,
                library.get("/questions/return")
                        .json(200)
                        .getJsonArray("passages")
                        .size());
        library.get("/documents/return").apiProblem(404);
        library.get("/documents/return?kind=question").json(200);

        vendors().script(VendorCall.Kind.CHAT, word, Reaction.html(500));
        String answer = library.shop().ask("Can I return my " + word + "?").getString("message");
        assertTrue(answer.contains("Yes, within 30 days, as good as new."), answer);

        assertEquals(204, library.delete("/questions/return").status());
        assertEquals(List.of(), library.found("Can I return a " + word + "?"));
        assertPineconeHasWhatWeHave(library);
    }

    @Test
    void aDeletedDocumentIsGoneEverywhere() throws Exception {
        Library library = library();
        String word = library.shop().word();
        library.done(library.put("/documents/a", text("text", "The secret of " + word + " is out.")));
        library.done(library.put("/documents/b", text("text", "Something else about " + word + " stays.")));
        Set<String> doomed = Set.copyOf(library.vectorIds());
        assertEquals(204, library.delete("/documents/a").status());
        library.get("/documents/a").apiProblem(404);
        library.delete("/documents/a").apiProblem(404);
        assertEquals(
                List.of("Something else about " + word + " stays."), library.found("What else about " + word + "?"));
        assertEquals(List.of(), library.found("What is the secret?"));
        Set<String> left = Set.copyOf(library.vectorIds());
        assertEquals(1, left.size());
        assertPineconeHasWhatWeHave(library);
        JsonObject call =
                vendors().call(VendorCall.Kind.DELETE, library.shop().id()).json();
        assertEquals(Set.of("namespace", "ids"), call.keySet());
        Set<String> deleted = new TreeSet<>(doomed);
        deleted.removeAll(left);
        assertEquals(
                deleted,
                call.getJsonArray("ids").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toSet()));
    }

    @Test
    void listsHavePages() throws Exception {
        Library library = library();
        for (int i = 0; i < 5; i++) {
            library.put("/documents/d" + i, titled("D" + i, "Number " + i + "."));
            library.put(
                    "/questions/q" + i,
                    Json.createObjectBuilder()
                            .add("question", "Q" + i + "?")
                            .add("answer", "A")
                            .build());
        }
        Await.until(
                "all ten are there", SOON, () -> library.documents("/documents").size() == 10);
        assertEquals(10, library.documents("/documents?limit=3").size());
        assertEquals(5, library.documents("/documents?kind=document&limit=2").size());
        assertEquals(List.of("Q0?", "Q1?", "Q2?", "Q3?", "Q4?"), library.titles("/questions?limit=2"));
        assertEquals(
                3,
                library.get("/documents?limit=3")
                        .json(200)
                        .getJsonArray("documents")
                        .size());
        library.get("/documents?kind=nonsense").apiProblem(400);
        JsonObject jobs = library.get("/jobs?limit=4").json(200);
        assertEquals(4, jobs.getJsonArray("jobs").size());
        JsonObject rest = library.get("/jobs?limit=200&after=" + jobs.getJsonNumber("next"))
                .json(200);
        assertEquals(6, rest.getJsonArray("jobs").size());
        assertTrue(rest.isNull("next"));
    }

    @Test
    void everythingThatIsWrongIsNamed() throws Exception {
        Library library = library();
        JsonObject wrong = Json.createObjectBuilder()
                .add("text", "a")
                .add("html", "b")
                .add("url", "nonsense")
                .add("title", "x".repeat(501))
                .add("colour", "red")
                .build();
        assertEquals(
                List.of("colour", "text", "title", "url"),
                library.put("/documents/d", wrong).violations());
        assertEquals(
                List.of("text"),
                library.put("/documents/d", Json.createObjectBuilder().build()).violations());
        assertEquals(
                List.of("id"),
                library.put("/documents/" + "x".repeat(201), text("text", "a")).violations());
        assertEquals(
                List.of("answer", "question"),
                library.put(
                                "/questions/q",
                                Json.createObjectBuilder().add("question", " ").build())
                        .violations());
        library.put("/documents/d", text("text", "x".repeat(300_000))).apiProblem(413);
        library.put("/documents/d", "text/plain", new byte[0]).apiProblem(400);
        assertEquals(List.of("q"), library.get("/search?q=").violations());
        library.get("/jobs/nonsense").apiProblem(404);
    }

    @Test
    void nastyFilesGetAClearWordAndCostLittle() throws Exception {
        Library library = library();
        Map<String, byte[]> files = Map.of(
                "locked.pdf", DocumentFixtures.lockedPdf("secret", "10 hidden"),
                "no-copying.pdf", DocumentFixtures.lockedPdf("", "10 in the open"),
                "blank.txt", bytes("  \n "),
                "scanned.pdf", DocumentFixtures.pdf("", ""),
                "lying.pdf", bytes("I am no PDF."),
                "picture.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0},
                "bomb.docx", DocumentFixtures.zip(Map.of("word/document.xml", " ".repeat(80 << 20))),
                "bomb.pdf", DocumentFixtures.rawPdf("/Filter/FlateDecode", deflated(200 << 20)),
                "broken.pdf", bytes("%PDF-1.7\nnothing here"));
        Map<String, String> words = Map.of(
                "locked.pdf", "protected",
                "no-copying.pdf", "protected",
                "blank.txt", "empty",
                "scanned.pdf", "no text layer",
                "lying.pdf", "content is neither",
                "picture.txt", "picture",
                "bomb.docx", "unpacks to",
                "bomb.pdf", "unpacks to far more",
                "broken.pdf", "damaged");
        long start = System.nanoTime();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = "/documents/" + file.getKey() + "?name=" + file.getKey();
            JsonObject job = library.ended(library.put(path, "application/octet-stream", file.getValue()));
            assertEquals("failed", job.getString("phase"), file.getKey());
            assertTrue(job.getString("message").contains(words.get(file.getKey())), job.toString());
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 60, "it took too long");
        assertEquals(List.of(), library.documents("/documents"));
        library.put("/documents/huge", "text/plain", new byte[21 << 20]).apiProblem(413);
        // and the server is as well as before
        library.done(library.put("/documents/fine", text("text", "All is well.")));
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            byte[] some = new byte[1 << 20];
            for (int i = 0; i < zeros >> 20; i++) {
                deflater.write(some);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whileAVendorIsDownTheJobWaitsTheOldVersionAnswersAndNothingIsLost() throws Exception {
        for (VendorCall.Kind kind : List.of(VendorCall.Kind.EMBEDDINGS, VendorCall.Kind.UPSERT)) {
            Library library = library();
            String word = library.shop().word();
            String marker = "tomorrow" + word;
            library.done(library.put("/documents/d", text("text", "The " + word + " ships today.")));
            vendors().script(kind, marker, Reaction.html(503));
            String id = Library.accepted(library.put("/documents/d", text("text", "The " + word + " ships " + marker)));
            JsonObject waiting = library.reaches(id, "waiting");
            assertTrue(waiting.getString("message").startsWith("A vendor does not answer"), waiting.toString());
            assertFalse(waiting.isNull("next_try_at"));
            assertEquals(List.of("The " + word + " ships today."), library.found("When is " + word + " shipped?"));
            assertFalse(waiting.toString().contains(Reaction.VENDOR_TEXT));
            vendors().recover(marker);
            library.reaches(id, "done");
            assertEquals(List.of("The " + word + " ships " + marker), library.found("When is " + word + " shipped?"));
            assertPineconeHasWhatWeHave(library);
        }
    }

    @Test
    void aRefusedAccountIsForTheOperatorAndTheJobGoesOnAfterwards() throws Exception {
        Library library = library();
        String word = library.shop().word();
        vendors()
                .script(
                        VendorCall.Kind.EMBEDDINGS,
                        word,
                        Reaction.openAiError(429, "insufficient_quota", "insufficient_quota", "x"));
        String id = Library.accepted(library.put("/documents/d", text("text", "About " + word + ".")));
        JsonObject waiting = library.reaches(id, "waiting");
        assertTrue(waiting.getString("message").contains("its operator has to settle"), waiting.toString());
        vendors().recover(word);
        library.reaches(id, "done");
        assertPineconeHasWhatWeHave(library);
    }

    @Test
    void theNewestWordCountsAndAWaitingJobCanBeCancelled() throws Exception {
        Library library = library();
        String word = library.shop().word();
        vendors().script(VendorCall.Kind.EMBEDDINGS, word + "-old", Reaction.html(503));
        String old = Library.accepted(library.put("/documents/d", text("text", "This is " + word + "-old.")));
        library.reaches(old, "waiting");
        library.done(library.put("/documents/d", text("text", "This is the new " + word + ".")));
        JsonObject replaced = library.job(old);
        assertEquals("cancelled", replaced.getString("phase"));
        assertEquals("Something newer took its place.", replaced.getString("message"));

        String other = Library.accepted(library.put("/documents/e", text("text", "This too is " + word + "-old.")));
        library.reaches(other, "waiting");
        assertEquals("cancelled", library.delete("/jobs/" + other).json(200).getString("phase"));
        assertEquals(1, library.documents("/documents").size());
        assertEquals(List.of("This is the new " + word + "."), library.found("What is " + word + "?"));
    }

    @Test
    void pineconeIsRebuiltFromOurTables() throws Exception {
        Library library = library();
        String many = IntStream.range(0, 250)
                .mapToObj(i -> "# Part " + i + "\n\nThe text of part " + i + ".\n\n")
                .collect(Collectors.joining());
        library.done(library.put("/documents/long", text("markdown", many)));
        assertEquals(250, library.vectorIds().size());
        vendors().loses(library.shop().id());
        assertEquals(Set.of(), vendors().ids(library.shop().id()));
        JsonObject job =
                library.done(library.post("/reindex", Json.createObjectBuilder().build()));
        assertEquals(250, job.getJsonObject("counts").getInt("embedded"), job.toString());
        assertPineconeHasWhatWeHave(library);
    }

    @Test
    void aQuestionAskedInVainIsListedAnsweredAndThenKnown() throws Exception {
        Library library = library();
        String word = library.shop().word();
        askedInVain(library.shop(), "Do you repair " + word + "?", 3);
        askedInVain(library.shop(), "Do you like " + word + "?", 1);
        List<JsonObject> open = unanswered(library);
        assertEquals(
                List.of("Do you repair " + word + "?", "Do you like " + word + "?"),
                open.stream().map(one -> one.getString("question")).toList());
        assertEquals(3, open.get(0).getInt("count"));
        assertFalse(open.get(0).getString("last_asked").isEmpty());

        String path = "/unanswered/" + open.get(0).getJsonNumber("id");
        assertEquals(
                List.of("answer"),
                library.post(path + "/answer", JsonValue.EMPTY_JSON_OBJECT).violations());
        JsonObject answer =
                Json.createObjectBuilder().add("answer", "Yes, within a week.").build();
        library.done(library.post(path + "/answer", answer));
        assertEquals(
                "Do you repair " + word + "?\nYes, within a week.",
                library.found("Can you repair a " + word + "?").get(0));
        assertEquals(1, unanswered(library).size());
        library.post(path + "/answer", answer).apiProblem(404);

        String other = "/unanswered/" + open.get(1).getJsonNumber("id");
        assertEquals(204, library.delete(other).status());
        library.delete(other).apiProblem(404);
        library.delete("/unanswered/nonsense").apiProblem(404);
        assertEquals(List.of(), unanswered(library));
    }

    private static List<JsonObject> unanswered(Library library) throws Exception {
        return library.get("/unanswered").json(200).getJsonArray("questions").getValuesAs(JsonObject.class);
    }

    private void askedInVain(Shop shop, String question, int times) throws Exception {
        database()
                .execute(
                        "INSERT INTO unanswered_questions (company_id, question_key, question, asked, last_asked_ms)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        shop.id(),
                        Names.unique(""),
                        question,
                        times,
                        System.currentTimeMillis());
    }

    @Test
    void onlyThePartnerGetsInAndOnlyToItsOwn() throws Exception {
        Shop shop = Shop.locked(site());
        Shop other = Shop.locked(site());
        Library library = new Library(shop);
        library.done(library.put("/documents/d", text("text", "A matter of " + shop.word() + ".")));
        JsonObject body = text("text", "x");
        for (String path : List.of("/documents", "/documents/d", "/search?q=x", "/jobs", "/unanswered", "/pages")) {
            api().get(library.path(path)).apiProblem(401);
        }
        api().post(library.path("/reindex"), body).apiProblem(401);
        api().post(library.path("/pages"), body).apiProblem(401);
        api().get(library.path("/documents"), Api.bearer("pck_wrong")).apiProblem(401);
        api().get(library.path("/documents/d"), Api.bearer(other.key())).apiProblem(401);
        Library foreign = new Library(other);
        foreign.get("/documents/d").apiProblem(404);
        foreign.delete("/documents/d").apiProblem(404);
        String job = library.get("/jobs")
                .json(200)
                .getJsonArray("jobs")
                .getJsonObject(0)
                .getString("id");
        foreign.get("/jobs/" + job).apiProblem(404);
        foreign.delete("/jobs/" + job).apiProblem(404);
        assertEquals(List.of(), foreign.documents("/documents"));
        assertEquals(List.of(), foreign.found("A matter of " + shop.word()));
    }

    @Test
    void companiesThatAreEasilyMistakenForEachOtherShareNothing() throws Exception {
        String name = Names.unique("shop-");
        List<Library> all = new ArrayList<>();
        for (String id : List.of(name, name.toUpperCase(Locale.ROOT), name + ".", name + "_1", name + "-1")) {
            JsonObjectBuilder fields =
                    Json.createObjectBuilder().add("company_id", id).add("settings", Shop.access("open"));
            all.add(new Library(Shop.create(site(), fields)));
        }
        for (Library one : all) {
            String word = one.shop().word();
            one.done(one.put("/documents/same", titled("Same " + word, "The secret of the house is " + word + ".")));
            one.done(one.put(
                    "/questions/same",
                    Json.createObjectBuilder()
                            .add("question", "What is the secret of the house?")
                            .add("answer", "It is " + word + ".")
                            .build()));
            askedInVain(one.shop(), "Where is " + word + "?", 1);
        }
        for (Library one : all) {
            StringBuilder seen = new StringBuilder();
            for (String path : List.of(
                    "/documents",
                    "/documents/same",
                    "/questions",
                    "/questions/same",
                    "/products",
                    "/pages",
                    "/jobs",
                    "/unanswered",
                    "/search?q=" + Library.encode("What is the secret of the house?"))) {
                seen.append(one.get(path).json(200));
            }
            for (Library other : all) {
                boolean shown = seen.indexOf(other.shop().word()) >= 0;
                assertEquals(
                        other.equals(one),
                        shown,
                        one.shop().id() + " and " + other.shop().id() + ": " + seen);
            }
        }
        Library first = all.get(0);
        assertEquals(204, first.delete("/documents/same").status());
        assertEquals(204, first.delete("").status());
        for (Library other : all.subList(1, all.size())) {
            assertEquals(2, other.documents("/documents").size());
            assertEquals(1, unanswered(other).size());
            assertPineconeHasWhatWeHave(other);
        }
        assertEquals(List.of(), first.documents("/documents"));
        assertEquals(List.of(), first.found("What is the secret of the house?"));
        assertPineconeHasWhatWeHave(first);
    }
}
