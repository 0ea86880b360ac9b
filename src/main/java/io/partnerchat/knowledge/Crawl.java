package io.partnerchat.knowledge;

import io.partnerchat.knowledge.Frontier.Entry;
import io.partnerchat.knowledge.Frontier.Outcome;
import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Visits the addresses of one job, one after the other, and takes in what is new there. */
final class Crawl {
    /** So many failures in a row are the site's and not a page's. */
    private static final int SITE_IS_DOWN = 5;

    /** Nothing is wrong, it is only no page for us. */
    private static final Set<Reason> AS_IT_WANTS = EnumSet.of(Reason.ROBOTS, Reason.NO_INDEX, Reason.NOT_A_PAGE);

    /** There is no page any more; with every other reason there is one, and what is known of it stays. */
    private static final Set<Reason> GONE = EnumSet.of(
            Reason.ROBOTS,
            Reason.NO_INDEX,
            Reason.NOT_A_PAGE,
            Reason.HTTP_STATUS,
            Reason.TOO_MANY_REDIRECTS,
            Reason.ADDRESS_REFUSED,
            Reason.EMPTY,
            Reason.NO_TEXT);

    /** In place of a document: a sitemap that could not be read, so nobody knows what is in it. */
    private static final String UNREAD = "-";

    private final JobRun run;
    private final CrawlPlan plan;
    private final CrawlService crawls;
    private final Ingester ingester;
    private final boolean embedding;
    private final PageFetcher fetcher;
    private final RobotRules robots;
    private final PageReader reader;
    private final Frontier frontier;
    private int failuresInARow;
    private boolean deeper;

    /** @param embedding whether documents are to have vectors */
    Crawl(JobRun run, CrawlPlan plan, PageFetcher fetcher, CrawlService crawls, Ingester ingester, boolean embedding) {
        this.run = run;
        this.plan = plan;
        this.crawls = crawls;
        this.ingester = ingester;
        this.embedding = embedding;
        this.fetcher = fetcher;
        robots = new RobotRules(fetcher, plan.config());
        reader = new PageReader(plan, fetcher, robots);
        frontier = new Frontier(plan.config().pages());
    }

    /** From where it was. */
    void run() throws IOException {
        ReadClock clock = ReadClock.start(plan.config().time());
        crawls.entries(run).forEach(frontier::restore);
        run.counts().done(frontier.count(Outcome.TAKEN), 0);
        if (frontier.isEmpty()) {
            begin(clock);
        }
        Optional<Entry> next = frontier.next();
        while (next.isPresent() && !clock.isOver()) {
            JobView.Counts counts = run.counts().toView();
            run.counts().expect(counts.done() + counts.failed() + frontier.waiting());
            run.proceed(JobPhase.READING);
            visit(next.get());
            next = frontier.next();
        }
        end();
    }

    private void begin(ReadClock clock) throws IOException {
        if (!plan.sitemap()) {
            crawls.begin(run, List.of(), UNREAD, frontier.add(List.of(plan.start()), 0));
            return;
        }
        SitemapWalk walk = new SitemapWalk(fetcher, this::sitemapDoor, plan.sites(), plan.config());
        walk.walk(plan.start(), clock);
        walk.notes().forEach(run.counts()::note);
        if (walk.pages().isEmpty()) {
            throw new SourceException(Reason.NOT_A_SITEMAP, "The sitemap has no pages of your own site.");
        }
        List<Entry> unread = frontier.add(walk.unread(), 0);
        unread.forEach(entry -> frontier.visited(entry, Outcome.FAILED, UNREAD));
        crawls.begin(run, unread, UNREAD, frontier.add(walk.pages(), 0));
    }

    private Duration sitemapDoor(URI address) throws IOException {
        if (!plan.sites().own(address)) {
            throw new SourceException(Reason.NOT_A_SITEMAP, "It leads to another site.");
        }
        return robots.pause(address);
    }

    private void visit(Entry entry) throws IOException {
        Optional<PageState> known = crawls.state(run.job().companyId(), entry.address(), embedding);
        try {
            Optional<ReadPage> page = reader.read(entry.address(), known);
            failuresInARow = 0;
            if (page.isPresent()) {
                take(entry, page.get());
            } else {
                run.counts().done(1, 1);
                PageState state = known.orElseThrow();
                visited(entry, Outcome.TAKEN, state.documentId(), state, state.links());
            }
        } catch (SourceException e) {
            String document = known.map(PageState::documentId).orElse(PageAddress.id(entry.address()));
            failed(entry, e, document);
        }
    }

    private void take(Entry entry, ReadPage page) {
        DocumentVersion version = page.version();
        if (frontier.has(version.id())) {
            visited(entry, Outcome.DOUBLE, version.id(), null, page.links());
            return;
        }
        ingester.take(run, List.of(version), true);
        visited(entry, Outcome.TAKEN, version.id(), page.state(), page.links());
    }

    private void failed(Entry entry, SourceException reason, String document) {
        boolean nothingElse = entry.position() == 0 && frontier.waiting() == 1;
        boolean siteIsDown =
                reason.temporary() && (reason.reason() == Reason.ROBOTS || ++failuresInARow >= SITE_IS_DOWN);
        if (siteIsDown || nothingElse) {
            throw reason;
        }
        failuresInARow = reason.temporary() ? failuresInARow : 0;
        RowError error = new RowError(0, PlainText.cut(entry.address().toString(), 300) + ": " + reason.getMessage());
        if (AS_IT_WANTS.contains(reason.reason())) {
            run.counts().note(error);
        } else {
            run.counts().failed(error);
        }
        boolean gone = !reason.temporary() && GONE.contains(reason.reason());
        List<URI> links = reason instanceof NoIndexException page ? page.links() : List.of();
        visited(entry, gone ? Outcome.GONE : Outcome.FAILED, document, null, links);
    }

    private void visited(Entry entry, Outcome outcome, String document, PageState state, List<URI> links) {
        List<URI> followed = links.stream().filter(plan::leadsOn).toList();
        frontier.visited(entry, outcome, document);
        List<Entry> found = List.of();
        if (entry.depth() < plan.depth()) {
            found = frontier.add(followed, entry.depth() + 1);
        } else {
            deeper |= !plan.sitemap() && !followed.stream().allMatch(frontier::knows);
        }
        crawls.visited(run, entry, outcome, document, state, found);
    }

    /** Says where a limit was met, and removes what is no more. */
    private void end() {
        if (frontier.waiting() > 0) {
            note("The limit of " + plan.config().time().toMinutes() + " minutes was reached: " + frontier.waiting()
                    + " known pages were not visited.");
        }
        if (frontier.hasLeftOut()) {
            note("The limit of " + plan.config().pages() + " pages was reached: what was found later was left out.");
        }
        if (deeper) {
            note("Links more than " + plan.depth() + " steps away from the first page were not followed.");
        }
        boolean complete = frontier.waiting() == 0
                && !frontier.hasLeftOut()
                && !frontier.staying().contains(UNREAD);
        run.counts().removed(crawls.sweep(run, plan.group(), frontier.staying(), frontier.gone(), complete));
    }

    private void note(String sentence) {
        run.counts().note(new RowError(0, sentence));
    }
}
