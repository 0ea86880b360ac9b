package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.openai.OpenAi;
import io.partnerchat.pinecone.Match;
import io.partnerchat.pinecone.Pinecone;
import io.partnerchat.problem.FailureLog;
import io.partnerchat.vendor.Bulkhead;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.VendorTransport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Searches what a company's bot knows: by meaning in Pinecone and by words in our own table, fused. Either half answers
 * alone when the other is down or not configured.
 */
@ApplicationScoped
public class KnowledgeService {
    private static final Logger LOG = System.getLogger(KnowledgeService.class.getName());
    private static final int DEFAULT_TOP_K = 5;
    /** Each holds a vector in text, twice, and a connection to each vendor: some 100 KB. */
    private static final int MEANING_AT_ONCE = 128;

    private static final double DEFAULT_MIN_SCORE = 0.3;

    @Inject
    KeywordIndexes indexes;

    @Inject
    PassageStore table;

    @Inject
    FeedDates feedDates;

    @Inject
    OpenAi openAi;

    @Inject
    Pinecone pinecone;

    @Inject
    Discretion discretion;

    private Bulkhead meaning;

    @Inject
    void bound(VendorTransport transport) {
        meaning = transport.bulkhead(MEANING_AT_ONCE);
    }

    private record Found(List<Hit> hits, boolean aboutNothing, Supplier<String> excerpt) {}

    private static final Found NOTHING = new Found(List.of(), false, () -> null);

    /** A vendor that is down never makes it fail: with both halves down nothing is found. */
    public CompletionStage<Findings> search(Company company, String question, CallScope scope) {
        return search(company, question, question, scope);
    }

    /**
     * The same when not all of the question may leave for a vendor.
     *
     * @param outgoing what may; the words are looked for as they were typed, an order number included
     */
    public CompletionStage<Findings> search(Company company, String question, String outgoing, CallScope scope) {
        return found(company, question, outgoing, scope)
                .thenApply(found -> new Findings(
                        found.hits.stream().map(Hit::passage).toList(), found.aboutNothing, found.excerpt));
    }

    /** The same with score and half, best first. */
    public CompletionStage<List<Hit>> find(Company company, String question, CallScope scope) {
        return found(company, question, discretion.outgoing(company, question), scope)
                .thenApply(Found::hits);
    }

    /** What a page shows: by its id in the feed, a variant's, or a number of the shop's; nothing when it is not known. */
    public CompletionStage<Optional<Passage>> product(Company company, String productId, CallScope scope) {
        return indexes.ready(company.id(), scope.remaining())
                .thenApply(done -> indexes.held(company.id()).flatMap(index -> product(company, index, productId)));
    }

    private Optional<Passage> product(Company company, KeywordIndex index, String productId) {
        try (index) {
            return index.product(productId)
                    .map(passage -> told(company, List.of(new Hit(passage, 1, Hit.WORDS)))
                            .get(0)
                            .passage());
        } catch (IOException | UncheckedIOException e) {
            FailureLog.ofWork(LOG, "event=keyword_search_failed company=" + company.id(), e);
            return Optional.empty();
        }
    }

    /** Both, for a partner who tries a question. */
    CompletionStage<Trial> attempt(Company company, String question, CallScope scope) {
        return found(company, question, discretion.outgoing(company, question), scope)
                .thenApply(found -> new Trial(question, found.hits, Optional.ofNullable(found.excerpt.get())));
    }

    private CompletionStage<Found> found(Company company, String question, String outgoing, CallScope scope) {
        CompletableFuture<List<Match>> meaning =
                matches(company, outgoing, scope).toCompletableFuture();
        return indexes.ready(company.id(), scope.remaining())
                .thenCombine(
                        meaning,
                        (done, matches) -> indexes.held(company.id())
                                .map(index -> fused(company, index, question, matches))
                                .orElseGet(() -> byMeaningAlone(company, matches)));
    }

    private CompletionStage<List<Match>> matches(Company company, String question, CallScope scope) {
        if (!openAi.configured() || !pinecone.configured()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return meaning.run(
                        scope,
                        () -> openAi.embed(question, scope)
                                .thenCompose(vector -> pinecone.query(company.id(), vector, topK(company), scope)))
                .exceptionally(failure -> {
                    // words alone have to do
                    LOG.log(Level.DEBUG, "no search by meaning", failure);
                    return List.of();
                });
    }

    private Found fused(Company company, KeywordIndex index, String question, List<Match> matches) {
        int topK = topK(company);
        try (index) {
            Asked asked = index.asked(question);
            double minCoverage = company.aiDecimal("min_coverage", 0, 1, Weights.LEAST);
            List<Hit> byWords = index.search(asked, 2 * topK, minCoverage);
            List<Hit> byMeaning = byMeaning(company, matches, index::byId);
            List<Hit> hits = told(company, RankFusion.fuse(byMeaning, byWords, topK));
            Lexicons lexicons = index.lexicons();
            List<QueryUnit> units = asked.units();
            return new Found(
                    hits,
                    units.isEmpty(),
                    hits.isEmpty() ? () -> null : Excerpt.of(hits.get(0).passage(), lexicons, units));
        } catch (IOException | UncheckedIOException e) {
            FailureLog.ofWork(LOG, "event=keyword_search_failed company=" + company.id(), e);
            return NOTHING;
        }
    }

    /** No price that is too old gets any further. */
    private List<Hit> told(Company company, List<Hit> hits) {
        if (hits.stream().allMatch(hit -> hit.passage().product() == null)) {
            return hits;
        }
        int hours = company.aiInteger(
                FeedAiConfig.MAX_AGE_HOURS, 1, FeedAiConfig.LONGEST_HOURS, FeedAiConfig.DEFAULT_HOURS);
        Instant feed = feedDates.of(company.id());
        Instant now = Instant.now();
        return hits.stream()
                .map(hit -> new Hit(hit.passage().told(feed, now, Duration.ofHours(hours)), hit.score(), hit.half()))
                .toList();
    }

    /** While the first index is being made. */
    private Found byMeaningAlone(Company company, List<Match> matches) {
        if (matches.isEmpty()) {
            return NOTHING;
        }
        Map<String, Passage> texts =
                table.named(company.id(), matches.stream().map(Match::id).toList());
        List<Hit> byMeaning = byMeaning(company, matches, id -> Optional.ofNullable(texts.get(id)));
        List<Hit> hits = told(company, RankFusion.fuse(byMeaning, List.of(), topK(company)));
        return new Found(
                hits,
                false,
                () -> hits.isEmpty()
                        ? null
                        : Excerpt.fitting(PassageDocument.body(hits.get(0).passage())));
    }

    private static List<Hit> byMeaning(
            Company company, List<Match> matches, Function<String, Optional<Passage>> texts) {
        double least = company.aiDecimal("min_score", -1, 1, DEFAULT_MIN_SCORE);
        List<Hit> hits = new ArrayList<>(matches.size());
        for (Match match : matches) {
            if (match.score() >= least) {
                texts.apply(match.id())
                        .or(() -> carried(match))
                        .ifPresent(passage -> hits.add(new Hit(passage, match.score(), Hit.MEANING)));
            }
        }
        return hits;
    }

    private static int topK(Company company) {
        return company.aiInteger("top_k", 1, 20, DEFAULT_TOP_K);
    }

    /** Our table has the text; a vector that somebody else put there may carry its own. */
    private static Optional<Passage> carried(Match match) {
        String title = match.title() == null ? match.source() : match.title();
        return match.text() == null
                ? Optional.empty()
                : Optional.of(new Passage(match.id(), match.text(), title, match.url()));
    }
}
