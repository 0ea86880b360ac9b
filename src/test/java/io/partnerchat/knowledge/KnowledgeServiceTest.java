package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.openai.OpenAi;
import io.partnerchat.pinecone.Match;
import io.partnerchat.pinecone.Pinecone;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorTesting;
import io.partnerchat.vendor.VendorTransport;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeServiceTest {
    private static final Company COMPANY = new Company(
            "shop",
            "Shop",
            "hello@shop.example",
            null,
            null,
            null,
            new CompanySettings(true, Set.of()),
            JsonValue.EMPTY_JSON_OBJECT,
            true);

    /** Knows one vector. */
    private static final class Vendors extends Pinecone {
        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public CompletionStage<List<Match>> query(String namespace, Embedding vector, int topK, CallScope scope) {
            return CompletableFuture.completedFuture(List.of(new Match("rug", 0.9, null, null, null, null)));
        }
    }

    private static final class Model extends OpenAi {
        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public CompletionStage<Embedding> embed(String text, CallScope scope) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Table extends PassageStore {
        @Override
        public Map<String, Passage> named(String companyId, List<String> vectorIds) {
            return Map.of("rug", SearchFixtures.answer("rug", "Is the rug washable?", "No, never."));
        }
    }

    @TempDir
    Path directory;

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // there is no container to do it
    void whileTheFirstIndexIsMadeWhatIsFoundByMeaningHasItsTextFromTheTable() {
        KnowledgeService service = new KnowledgeService();
        VendorTransport transport = VendorTransport.outsideContainer(VendorTesting.settings());
        service.table = new Table();
        service.openAi = new Model();
        service.pinecone = new Vendors();
        service.indexes = new KeywordIndexes();
        service.indexes.start(SearchFixtures.config(directory), service.table, never -> {}, Runnable::run);
        service.bound(transport);
        try {
            Findings found = service.search(COMPANY, "rug in the washer", CallScope.within(Duration.ofMillis(50)))
                    .toCompletableFuture()
                    .join();
            assertEquals("rug", found.best().id());
            assertEquals("No, never.", found.excerpt());
        } finally {
            service.indexes.stop();
            transport.close();
        }
    }
}
