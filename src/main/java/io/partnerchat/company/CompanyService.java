package io.partnerchat.company;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes, changes and lists companies, and checks their keys. */
@Stateless
public class CompanyService {
    @Inject
    CompanyStore store;

    @Inject
    ErasureStore erasures;

    @Inject
    Event<CompanyChanged> changed;

    @Inject
    Event<CompanyCreated> created;

    public Optional<Company> find(String companyId) {
        // a database may find an id that differs in trailing spaces
        return store.find(companyId)
                .map(CompanyEntity::toCompany)
                .filter(company -> company.id().equals(companyId));
    }

    /** The ids of companies that were changed in the last few seconds, here or anywhere. */
    public List<String> changedLately() {
        return store.changedLately();
    }

    /** @return the new company and its key, which is shown this once */
    public NewCompany create(CompanyChange change) {
        String id = change.companyId().orElseGet(() -> UUID.randomUUID().toString());
        if (erasures.find(id).isPresent()) {
            throw new ProblemException(Problem.of(409, "What belonged to the company of this id is still being erased.")
                    .withHeader("Retry-After", String.valueOf(Eraser.GRACE.toSeconds())));
        }
        if (store.find(id).isPresent()) {
            throw taken(null);
        }
        CompanyEntity entity = new CompanyEntity(id);
        entity.apply(change);
        try {
            store.add(entity);
        } catch (PersistenceException e) {
            throw taken(e);
        }
        Company company = entity.toCompany();
        created.fire(new CompanyCreated(company));
        changed.fire(new CompanyChanged(id));
        return new NewCompany(company, newKey(id));
    }

    private static ProblemException taken(PersistenceException cause) {
        Violation violation = new Violation("company_id", "is taken");
        return new ProblemException(
                new Problem(409, "There already is such a company.", List.of(violation), Map.of()), cause);
    }

    public Company change(String companyId, CompanyChange change) {
        CompanyEntity entity = store.lock(companyId).orElseThrow(() -> new ProblemException(Problem.unknownCompany()));
        entity.apply(change);
        changed.fire(new CompanyChanged(companyId));
        return entity.toCompany();
    }

    /** @param change valid, see {@link AiConfigRules}; null takes a key away */
    public Company changeAiConfig(String companyId, JsonObject change) {
        CompanyEntity entity = store.lock(companyId).orElseThrow(() -> new ProblemException(Problem.unknownCompany()));
        entity.changeAiConfig(change);
        changed.fire(new CompanyChanged(companyId));
        return entity.toCompany();
    }

    /** Holds the company until the transaction ends: who changes something of it does so one after the other. */
    public void lock(String companyId) {
        if (store.lock(companyId).isEmpty()) {
            throw new ProblemException(Problem.unknownCompany());
        }
    }

    /** Ends every key of the company and makes a new one. */
    public String rotateKey(String companyId) {
        lock(companyId);
        store.revokeKeys(companyId);
        changed.fire(new CompanyChanged(companyId));
        return newKey(companyId);
    }

    public Page page(long afterId, int limit) {
        List<CompanyEntity> rows = store.page(afterId, limit + 1);
        List<CompanyEntity> shown = rows.subList(0, Math.min(limit, rows.size()));
        Long next = rows.size() > limit ? shown.get(limit - 1).id() : null;
        return new Page(shown.stream().map(CompanyEntity::toCompany).toList(), next);
    }

    /** The key, when it is a valid one of this company. */
    public Optional<PartnerKey> key(String companyId, String key) {
        return store.validKeys(companyId).stream()
                .filter(valid -> Secrets.same(valid.keyHash(), Secrets.hash(key)))
                .map(PartnerKeyEntity::toKey)
                .findFirst();
    }

    /** The key with that id, while it is a valid one of this company. */
    public Optional<PartnerKey> key(String companyId, long keyId) {
        return store.validKeys(companyId).stream()
                .map(PartnerKeyEntity::toKey)
                .filter(key -> key.id() == keyId)
                .findFirst();
    }

    /**
     * Sets which sites may show the widget; none means any.
     *
     * @param origins valid ones, see {@link CompanyChange#isOrigin}
     */
    public void allowOrigins(String companyId, List<String> origins) {
        CompanyEntity entity = store.lock(companyId).orElseThrow(() -> new ProblemException(Problem.unknownCompany()));
        entity.allowOrigins(origins);
        changed.fire(new CompanyChanged(companyId));
    }

    private String newKey(String companyId) {
        String key = Secrets.newKey();
        store.add(new PartnerKeyEntity(companyId, "key", Secrets.hash(key)));
        return key;
    }

    /** A company just made, with the key nobody can read again. */
    public record NewCompany(Company company, String key) {}

    /** A page of companies and, unless it is the last, the row id to go on after. */
    public record Page(List<Company> companies, Long next) {}
}
