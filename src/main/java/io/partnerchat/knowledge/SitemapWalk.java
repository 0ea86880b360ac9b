package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the addresses of a sitemap and of those it names, as far as they are on the partner's own sites. */
final class SitemapWalk {
    private static final int MOST_BYTES = 20 << 20;
    private static final int MOST_FILES = 100;

    private final PageFetcher fetcher;
    private final PageFetcher.Door door;
    private final OwnSites sites;
    private final CrawlConfig config;
    private final Set<URI> pages = new LinkedHashSet<>();
    private final List<URI> unread = new ArrayList<>();
    private final List<RowError> notes = new ArrayList<>();
    private int foreign;

    /** @param door what robots.txt forbids for pages does not count for sitemaps */
    SitemapWalk(PageFetcher fetcher, PageFetcher.Door door, OwnSites sites, CrawlConfig config) {
        this.fetcher = fetcher;
        this.door = door;
        this.sites = sites;
        this.config = config;
    }

    /** @throws SourceException when the first cannot be read, or another one not just now */
    void walk(URI first, ReadClock clock) throws IOException {
        Deque<URI> files = new ArrayDeque<>(List.of(first));
        Set<URI> known = new HashSet<>(files);
        int read = 0;
        while (!files.isEmpty()) {
            clock.check();
            URI file = files.remove();
            if (++read > MOST_FILES) {
                unread.add(file);
                continue;
            }
            try {
                Sitemap sitemap = read(file);
                sitemap.pages().forEach(this::page);
                for (String another : sitemap.sitemaps()) {
                    PageAddress.of(file, another)
                            .filter(this::own)
                            .filter(known::add)
                            .ifPresent(files::add);
                }
            } catch (SourceException e) {
                if (file.equals(first) || e.temporary()) {
                    throw e;
                }
                notes.add(new RowError(0, file + ": " + e.getMessage()));
                unread.add(file);
            }
        }
    }

    private Sitemap read(URI file) throws IOException {
        Fetched answer = fetcher.get(file, type -> MOST_BYTES, Map.of(), door);
        if (answer.status() >= 500 || answer.status() == 429) {
            throw SourceException.temporary(
                    Reason.HTTP_STATUS, "The sitemap cannot be read just now (status " + answer.status() + ").");
        }
        if (answer.status() != 200) {
            throw new SourceException(
                    Reason.HTTP_STATUS, "There is no sitemap (the site answers with status " + answer.status() + ").");
        }
        return Sitemap.read(answer.body(), MOST_BYTES, ReadClock.start(config.pageTime()));
    }

    private void page(String text) {
        if (pages.size() <= config.pages()) {
            PageAddress.of(text)
                    .filter(this::own)
                    .filter(PageAddress::mayBePage)
                    .ifPresent(pages::add);
        }
    }

    private boolean own(URI address) {
        boolean own = sites.own(address);
        foreign += own ? 0 : 1;
        return own;
    }

    /** In their order, each once; one more than may be visited when there are more. */
    Set<URI> pages() {
        return pages;
    }

    /** Sitemaps that were named and could not be read, or were too many. */
    List<URI> unread() {
        return unread;
    }

    /** For the partner. */
    List<RowError> notes() {
        List<RowError> all = new ArrayList<>(notes);
        if (foreign > 0) {
            all.add(new RowError(0, foreign + " addresses in the sitemap are on other sites and were left out."));
        }
        if (unread.size() > notes.size()) {
            all.add(new RowError(
                    0, "The sitemap names more than " + MOST_FILES + " others; the rest of them was not read."));
        }
        return all;
    }
}
