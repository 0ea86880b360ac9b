package io.partnerchat.insight;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyService;
import io.partnerchat.config.Settings;
import io.partnerchat.handoff.OutboxService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Once a day, on one node: erases what partners no longer want to keep ({@code ai_config.retention_days}), and deliveries
 * nobody needs to see any more.
 */
@ApplicationScoped
class Retention {
    static final String KEY = "retention_days";
    static final int MOST_DAYS = 3_650;
    private static final Logger LOG = System.getLogger(Retention.class.getName());
    private static final int COMPANIES = 200;

    @Inject
    DailyTaskService task;

    @Inject
    CompanyService companies;

    @Inject
    TurnErasureService erasure;

    @Inject
    OutboxService outbox;

    private final int hour = InsightConfig.from(Settings.ofServer()).retentionHour();

    /** Does the day's work, when it is time, nobody has done it and nobody else is at it. */
    void look() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        LocalDate day = now.toLocalDate();
        if (now.getHour() < hour || !task.claim(day)) {
            return;
        }
        int erased = carryOut(now.toInstant());
        task.done(day);
        LOG.log(Level.INFO, "event=retention day=" + day + " erased_turns=" + erased);
    }

    private int carryOut(Instant now) {
        int erased = 0;
        long after = 0;
        while (true) {
            CompanyService.Page page = companies.page(after, COMPANIES);
            task.renew();
            for (Company company : page.companies()) {
                erased += erase(company, now);
            }
            if (page.next() == null) {
                break;
            }
            after = page.next();
        }
        while (outbox.clear()) {
            task.renew();
        }
        return erased;
    }

    private int erase(Company company, Instant now) {
        int days = company.aiInteger(KEY, 0, MOST_DAYS, 0);
        if (days == 0) {
            return 0;
        }
        Instant moment = now.minus(Duration.ofDays(days));
        int erased = 0;
        int piece = erasure.before(company.id(), moment);
        while (piece > 0) {
            erased += piece;
            task.renew();
            piece = erasure.before(company.id(), moment);
        }
        return erased;
    }
}
