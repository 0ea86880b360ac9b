package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.web.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Turns what a partner brings into jobs. */
@ApplicationScoped
class IngestService {
    /** What a feed changes. */
    static final String PRODUCTS = "products";

    static final String QUESTIONS = "questions";
    private static final int MOST_TARGET = 290;

    @Inject
    JobService jobs;

    @Inject
    JobRunner runner;

    @Inject
    DocumentService documents;

    @Inject
    Payloads payloads;

    @Inject
    PublicAddress publicAddress;

    private final int mostDepth = CrawlConfig.of(Settings.ofServer()).depth();
    private final FeedLimits feeds = FeedLimits.of(Settings.ofServer());
    private final long mostFileBytes = ReadLimits.of(Settings.ofServer()).bytes();

    JobView document(Company company, String documentId, JsonObject body) throws IOException {
        KnowledgeRequest.Text text = KnowledgeRequest.document(documentId, body);
        InputStream content = new ByteArrayInputStream(text.content().getBytes(StandardCharsets.UTF_8));
        return upload(
                Job.of(company.id(), JobKind.DOCUMENT, target(documentId), text.request()), content, mostFileBytes);
    }

    /** @param request see {@link KnowledgeRequest#file} */
    JobView file(Company company, JsonObject request, InputStream upload) throws IOException {
        String target = target(request.getString("document_id"));
        return upload(Job.of(company.id(), JobKind.DOCUMENT, target, request), upload, mostFileBytes);
    }

    /** @param request see {@link KnowledgeRequest#question} */
    JobView question(Company company, JsonObject request) {
        String target = Passage.QUESTION + ':' + request.getString("document_id");
        return start(Job.of(company.id(), JobKind.QUESTION, target, request));
    }

    JobView pages(Company company, JsonObject body) {
        JsonObject request = KnowledgeRequest.pages(company, body, publicAddress, mostDepth);
        String target = "pages:" + DocumentWork.shortened(request.getString("url"), MOST_TARGET);
        return start(Job.of(company.id(), JobKind.PAGES, target, request));
    }

    /** @param request see {@link KnowledgeRequest#feed} */
    JobView products(Company company, JsonObject request, InputStream upload) throws IOException {
        return upload(Job.of(company.id(), JobKind.PRODUCTS, PRODUCTS, request), upload, feeds.bytes());
    }

    /** Many at once. */
    JobView questions(Company company, InputStream upload) throws IOException {
        JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;
        return upload(Job.of(company.id(), JobKind.QUESTIONS, QUESTIONS, nothing), upload, mostFileBytes);
    }

    /** All products, and the feed they came with. */
    void deleteFeed(Company company) {
        documents.endFeed(company.id());
        while (documents.deleteSomeOfFeed(company.id())) {
            // there is more
        }
        runner.wake(new LaneKey(company.id(), Lane.BULK));
    }

    JobView reindex(Company company) {
        return start(Job.of(company.id(), JobKind.REINDEX, JobKind.REINDEX.word(), JsonValue.EMPTY_JSON_OBJECT));
    }

    /** At once; what Pinecone has of it goes as soon as Pinecone answers. */
    void delete(Company company, String kind, String documentId) {
        documents.delete(company.id(), kind, documentId);
        runner.wake(new LaneKey(company.id(), Lane.ofDocument(kind)));
    }

    /** Everything the company's bot knows, with what visitors asked in vain; in many small transactions. */
    void eraseAll(Company company) {
        documents.endAll(company.id());
        while (documents.eraseSome(company.id())) {
            // there is more
        }
        for (Lane lane : Lane.values()) {
            runner.wake(new LaneKey(company.id(), lane));
        }
    }

    private static String target(String documentId) {
        return Passage.DOCUMENT + ':' + documentId;
    }

    private JobView start(Job job) {
        Job added = jobs.add(job, false);
        runner.wake(added.laneKey());
        return jobs.view(added.companyId(), added.publicId());
    }

    private JobView upload(Job job, InputStream upload, long mostBytes) throws IOException {
        Job added = jobs.add(job, true);
        try {
            jobs.received(added, payloads.receive(added, upload, mostBytes));
        } catch (IOException | RuntimeException e) {
            jobs.dropUpload(added);
            throw e;
        }
        runner.wake(added.laneKey());
        return jobs.view(added.companyId(), added.publicId());
    }
}
