package io.partnerchat.company;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** The steps of erasing a company, each a transaction of its own, so that none is lost when the server ends in between. */
@Stateless
public class ErasureService {
    private static final int AT_ONCE = 100;
    private static final Duration QUIET = Duration.ofSeconds(5);

    @Inject
    CompanyStore companies;

    @Inject
    ErasureStore store;

    @Inject
    Event<CompanyErased> erasing;

    @Inject
    Event<CompanyChanged> changed;

    /** From here on the company is gone for everybody, and its erasure goes on whatever happens to this server. */
    public void begin(String companyId) {
        if (store.find(companyId).isPresent()) {
            return;
        }
        CompanyEntity company = companies
                .lock(companyId)
                .filter(found -> found.toCompany().id().equals(companyId))
                .orElseThrow(() -> new ProblemException(Problem.unknownCompany()));
        company.switchOff();
        store.add(new Erasure(companyId, System.currentTimeMillis()));
        changed.fire(new CompanyChanged(companyId));
    }

    /**
     * Deletes rows of the company, in whatever room; the company itself when they are gone. Many small transactions, each a
     * sign of life for other nodes: two that delete the same rows would only lock each other out.
     *
     * @return whether there is more to do
     */
    public boolean eraseSome(String companyId) {
        CompanyErased step = new CompanyErased(companyId);
        erasing.fire(step);
        if (step.hasMore()) {
            store.touch(companyId, System.currentTimeMillis());
            return true;
        }
        store.deleteKeys(companyId);
        store.deleteCompany(companyId);
        changed.fire(new CompanyChanged(companyId));
        return false;
    }

    /** A new company may have the id again. */
    public void end(String companyId) {
        store.remove(companyId);
    }

    /** Those that nobody has been at for a moment. */
    public List<String> pending() {
        long before = System.currentTimeMillis() - QUIET.toMillis();
        return store.oldest(AT_ONCE).stream()
                .filter(erasure -> erasure.begunMillis() < before)
                .map(Erasure::companyId)
                .toList();
    }

    /** Whether whatever was under way for the company when it was erased has come to its end. */
    public boolean settled(String companyId) {
        return store.find(companyId)
                .filter(erasure -> erasure.begunMillis() + Eraser.GRACE.toMillis() < System.currentTimeMillis())
                .isPresent();
    }
}
