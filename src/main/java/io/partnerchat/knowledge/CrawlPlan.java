package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.company.Secrets;
import java.net.URI;

/**
 * What a job is to visit.
 *
 * @param start a page, or a sitemap
 * @param depth how many links may be followed one after the other
 * @param group of the documents: what such a job no longer finds is removed
 * @param sites the partner's own
 */
record CrawlPlan(
        URI start, boolean sitemap, int depth, String group, OwnSites sites, CrawlConfig config, ReadLimits limits) {
    private static final int GROUP_DIGITS = 32;

    static CrawlPlan of(Job job, Company company, CrawlConfig config, ReadLimits limits) {
        String url = job.text("url");
        URI start = URI.create(url);
        return new CrawlPlan(
                start,
                job.request().getBoolean("sitemap", false),
                Math.min(config.depth(), job.request().getInt("depth", config.depth())),
                "pages:" + Secrets.hash(url).substring(0, GROUP_DIGITS),
                OwnSites.of(company, start),
                config,
                limits);
    }

    /** Whether a link leads to where this job goes. */
    boolean leadsOn(URI link) {
        return PageAddress.site(link).equals(PageAddress.site(start));
    }
}
