package io.partnerchat.company;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.web.OriginPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The companies this node has met lately, in memory. */
@ApplicationScoped
public class Companies implements OriginPolicy {
    private static final int MAX_REMEMBERED = 10_000;
    private static final int MAX_ID_LENGTH = 255;
    /** A bound only: changes are told at once, and those made by hand in the database are looked for every few seconds. */
    private static final Duration MAX_AGE = Duration.ofMinutes(30);

    @Inject
    CompanyService service;

    private final Cache<String, Optional<Company>> cache = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(MAX_AGE)
            .build();

    /** An active company, or a 404 problem. */
    public Company require(String companyId) {
        return find(companyId).orElseThrow(() -> new ProblemException(Problem.unknownCompany()));
    }

    public Optional<Company> find(String companyId) {
        if (companyId.isBlank() || companyId.length() > MAX_ID_LENGTH) {
            return Optional.empty();
        }
        return cache.get(companyId, service::find).filter(Company::active);
    }

    @Override
    public Set<String> allowedOrigins(String companyId) {
        return find(companyId)
                .map(company -> company.settings().allowedOrigins())
                .orElse(Set.of());
    }

    void forget(@Observes CompanyStale stale) {
        cache.invalidate(stale.companyId());
    }
}
