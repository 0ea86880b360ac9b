package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.openai.OpenAi;
import io.partnerchat.pinecone.Match;
import io.partnerchat.pinecone.Pinecone;
import io.partnerchat.vendor.CallScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Searches what a company's bot knows: by meaning in Pinecone and by words in our own table, fused. Either half answers
 * alone when the other is down or not configured.
 */
@ApplicationScoped
public class KnowledgeService {
    private static final Logger LOG = System.getLogger(KnowledgeService.class.getName());
    private static final int DEFAULT_TOP_K = 5;
    private static final double DEFAULT_MIN_SCORE = 0.3;
    private static final double DEFAULT_MIN_COVERAGE = 0.3;

    @Inject
    KeywordIndexes indexes;

    @Inject
    OpenAi openAi;

    @Inject
    Pinecone pinecone;

    /** A vendor that is down never makes it fail: with both halves down nothing is found. */
    public CompletionStage<Findings> search(Company company, String question, CallScope scope) {
        int topK = company.aiInteger("top_k", 1, 20, DEFAULT_TOP_K);
        KeywordIndex index = indexes.of(company.id());
        List<Passage> byWords = byWords(company, index, question, topK);
        return byMeaning(company, index, question, topK, scope)
                .thenApply(byMeaning ->
                        new Findings(RankFusion.fuse(byMeaning, byWords, topK), index.asksAboutNothing(question)));
    }

    private static List<Passage> byWords(Company company, KeywordIndex index, String question, int topK) {
        double minCoverage = company.aiDecimal("min_coverage", 0, 1, DEFAULT_MIN_COVERAGE);
        try {
            return index.search(question, topK, minCoverage).stream()
                    .map(KeywordIndex.Hit::passage)
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "event=keyword_search_failed company=" + company.id(), e);
            return List.of();
        }
    }

    private CompletionStage<List<Passage>> byMeaning(
            Company company, KeywordIndex index, String question, int topK, CallScope scope) {
        if (!openAi.configured() || !pinecone.configured()) {
            return CompletableFuture.completedFuture(List.of());
        }
        double minScore = company.aiDecimal("min_score", -1, 1, DEFAULT_MIN_SCORE);
        return openAi.embed(question, scope)
                .thenCompose(vector -> pinecone.query(company.id(), vector, topK, scope))
                .thenApply(matches -> matches.stream()
                        .filter(match -> match.score() >= minScore)
                        .flatMap(match -> passage(index, match).stream())
                        .toList())
                // the gateway has logged it; words alone have to do
                .exceptionally(failure -> List.of());
    }

    /** Our table has the text; a vector that somebody else put there may carry its own. */
    private static List<Passage> passage(KeywordIndex index, Match match) {
        Passage carried = match.text() == null
                ? null
                : new Passage(
                        match.id(), match.text(), match.title() == null ? match.source() : match.title(), match.url());
        return index.byId(match.id()).or(() -> java.util.Optional.ofNullable(carried)).stream()
                .toList();
    }
}
