package io.partnerchat.knowledge;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.SourceException.Reason;
import io.partnerchat.web.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Reads pages of the partner's own site. */
@ApplicationScoped
class PageWork implements Work {
    @Inject
    Companies companies;

    @Inject
    CrawlService crawls;

    @Inject
    Ingester ingester;

    @Inject
    Vectors vectors;

    @Inject
    PublicAddress publicAddress;

    @Inject
    HostTurns turns;

    private final CrawlConfig config = CrawlConfig.of(Settings.ofServer());
    private final ReadLimits limits = ReadLimits.of(Settings.ofServer());

    @Override
    public JobKind kind() {
        return JobKind.PAGES;
    }

    @Override
    public void run(JobRun run) throws IOException {
        run.proceed(JobPhase.READING);
        Company company = companies
                .find(run.job().companyId())
                .orElseThrow(() -> new SourceException(Reason.ADDRESS_REFUSED, "The company is not active."));
        CrawlPlan plan = CrawlPlan.of(run.job(), company, config, limits);
        try (PageFetcher fetcher = new PageFetcher(config, publicAddress, turns)) {
            new Crawl(run, plan, fetcher, crawls, ingester, vectors.configured()).run();
        }
    }
}
