package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyChanged;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/** The feeds that were read to their end. */
@Stateless
public class FeedService {
    @Inject
    FeedStore store;

    @Inject
    LaneService lanes;

    @Inject
    Event<CompanyChanged> changed;

    public Optional<Feed> find(String companyId) {
        return store.find(companyId);
    }

    /** Whatever comes next is read, even if it came before. */
    public void readAgain(JobRun run) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        store.readAgain(run.job().companyId());
    }

    /** It was read to its end, and all that is in it is there. */
    public void complete(JobRun run, Feed feed) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        store.put(run.job().companyId(), feed);
        changed.fire(new CompanyChanged(run.job().companyId()));
    }

    /** It came again as it was. */
    public void again(JobRun run, long feedMillis) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        store.date(run.job().companyId(), feedMillis);
        changed.fire(new CompanyChanged(run.job().companyId()));
    }
}
