package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a product feed in. It is read to its end before anything is changed, so one that breaks off changes nothing;
 * then what is new or different is written, some products at a time, and what it no longer has is removed.
 */
@ApplicationScoped
class ProductWork implements Work {
    /** Part of the hash of an upload: how feeds are read has changed, so the same one is to be read again. */
    private static final String READING = "1";

    private static final String GROUP = "products";
    private static final int TOGETHER = 5_000;

    @Inject
    Payloads payloads;

    @Inject
    Ingester ingester;

    @Inject
    DocumentService documents;

    @Inject
    FeedService feeds;

    @Inject
    Vectors vectors;

    private final FeedLimits limits = FeedLimits.of(Settings.ofServer());

    @Override
    public JobKind kind() {
        return JobKind.PRODUCTS;
    }

    @Override
    public void run(JobRun run) throws IOException {
        Job job = run.job();
        String hash = Secrets.hash(String.join(
                "\n",
                READING,
                ProductVersion.CUT,
                job.text(Job.UPLOAD_HASH),
                job.text("currency"),
                job.text("website")));
        Optional<Feed> before = feeds.find(job.companyId());
        if (before.isPresent() && isAsItWas(before.get(), hash)) {
            again(run, before.get());
            return;
        }
        run.proceed(JobPhase.READING);
        try (FeedWorkspace workspace = FeedWorkspace.open();
                FeedSpill spill = new FeedSpill(workspace.directory())) {
            FeedIntake intake = new FeedIntake(run, spill, limits);
            payloads.toFile(job, workspace.feed());
            FeedForm form = FeedFile.read(
                    workspace.feed(),
                    workspace.unpacked(),
                    limits.bytes(),
                    ReadClock.start(limits.time()),
                    new FeedContext(job.text("currency"), job.text("website")),
                    intake);
            Files.deleteIfExists(workspace.feed());
            Files.deleteIfExists(workspace.unpacked());
            intake.end();
            write(run, spill, form, hash, intake.madeMillis());
        }
    }

    private boolean isAsItWas(Feed feed, String hash) {
        return hash.equals(feed.uploadHash()) && (feed.embedded() || !vectors.configured());
    }

    private void again(JobRun run, Feed feed) {
        run.counts().expect(feed.products() + feed.failed());
        run.counts().done(feed.products(), feed.products());
        for (JsonObject error : feed.errors().getValuesAs(JsonObject.class)) {
            run.counts().note(new RowError(error.getJsonNumber("line").longValue(), error.getString("message")));
        }
        run.counts().alreadyFailed(feed.failed());
        feeds.again(run, date(run, feed.madeMillis()));
    }

    /** The moment of the upload, or the one that the feed names, unless that has not come yet. */
    private static long date(JobRun run, Long madeMillis) {
        long uploaded = run.job().createdMillis();
        return madeMillis == null ? uploaded : Math.min(madeMillis, uploaded);
    }

    private void write(JobRun run, FeedSpill spill, FeedForm form, String hash, Long madeMillis) throws IOException {
        String companyId = run.job().companyId();
        long feedMillis = date(run, madeMillis);
        boolean embedding = vectors.configured();
        // should this one end half-way, what is there is no longer what the one before it said
        feeds.readAgain(run);
        KnownDocuments known = documents.known(companyId, Passage.PRODUCT);
        Intake intake = ingester.open(run, known);
        int shown = 0;
        try {
            for (int pile = 0; pile < FeedSpill.PILES; pile++) {
                for (List<FeedItem> items : spill.pile(pile)) {
                    shown += take(run, known, intake, withoutRepetition(run, items), feedMillis) ? 1 : 0;
                }
                run.goOn(JobPhase.INDEXING);
            }
            intake.finish();
        } finally {
            intake.stop();
        }
        sweep(run, known);
        // what there was no room for may find some the next time
        feeds.complete(
                run,
                new Feed(
                        form.word(),
                        run.counts().lackedRoom() ? null : hash,
                        shown,
                        embedding,
                        run.counts().failures(),
                        run.counts().errors(),
                        madeMillis,
                        feedMillis));
    }

    /** @return whether there is such a product now */
    private static boolean take(
            JobRun run, KnownDocuments known, Intake intake, List<FeedItem> items, long feedMillis) {
        if (Product.isBroken(items)) {
            // it is in the feed: what was known of it stays
            known.see(PassageIds.prefix(Passage.PRODUCT, Product.id(items)));
            return false;
        }
        Product product = Product.of(items);
        if (product == null) {
            run.counts().less(1);
            return false;
        }
        String prefix = PassageIds.prefix(Passage.PRODUCT, product.id());
        String hash = ProductVersion.hash(product);
        if (!intake.isAsItWas(prefix, hash)) {
            known.see(prefix);
            intake.add(ProductVersion.of(product, hash, GROUP, feedMillis));
        }
        return true;
    }

    /** Of entries with the same id the last one counts. */
    private static List<FeedItem> withoutRepetition(JobRun run, List<FeedItem> items) {
        if (items.size() == 1) {
            return items;
        }
        Map<String, FeedItem> byId = new LinkedHashMap<>();
        for (FeedItem item : items) {
            FeedItem earlier = byId.put(item.id(), item);
            if (earlier != null) {
                run.counts()
                        .note(new RowError(
                                item.line(), "Product " + item.id() + " is in the feed twice; the last one counts."));
            }
        }
        return List.copyOf(byId.values());
    }

    private void sweep(JobRun run, KnownDocuments known) {
        if (known.allSeen()) {
            return;
        }
        long after = 0;
        List<DocumentStore.Row> page = documents.group(run.job().companyId(), GROUP, after, TOGETHER);
        while (!page.isEmpty()) {
            List<String> gone = new ArrayList<>();
            for (DocumentStore.Row row : page) {
                after = row.id();
                if (!known.seen(PassageIds.prefix(Passage.PRODUCT, row.documentId()))) {
                    gone.add(row.documentId());
                }
            }
            if (!gone.isEmpty()) {
                run.counts().removed(gone.size());
                documents.remove(run, Passage.PRODUCT, gone);
            }
            page = documents.group(run.job().companyId(), GROUP, after, TOGETHER);
        }
    }
}
