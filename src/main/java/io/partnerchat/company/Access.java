package io.partnerchat.company;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.web.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Decides who may change a company and see what is not public. */
@ApplicationScoped
public class Access {
    /** What stands in a record of changes when no key was needed. */
    public static final String OPEN = "open";

    private static final String SCHEME = "Bearer ";

    @Inject
    CompanyService service;

    @Inject
    KeyGuard guard;

    @Inject
    ClientAddress address;

    /**
     * Lets the holder of the company's key pass, or anybody when the company is open.
     *
     * @param authorization the request's Authorization header, or null
     * @return who it is: the key's label, or {@link #OPEN}
     * @throws ProblemException 401 without a valid key, 429 after too many wrong ones
     */
    public String require(Company company, String authorization) {
        if (company.settings().open()) {
            return OPEN;
        }
        return bearer(authorization)
                .flatMap(key -> check(company, key))
                .map(PartnerKey::label)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(401, "A valid partner key is needed: send it as Authorization: Bearer <key>.")
                                .withHeader("WWW-Authenticate", "Bearer")));
    }

    /**
     * Looks at a key that the current request brings. An empty one is no guess.
     *
     * @return the key, when it is a valid one of this company
     * @throws ProblemException 429 while the caller has to wait because of wrong keys
     */
    public Optional<PartnerKey> check(Company company, String key) {
        String caller = address.current();
        guard.requirePatience(company.id(), caller);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<PartnerKey> found = service.key(company.id(), key);
        if (found.isPresent()) {
            guard.succeeded(company.id(), caller);
        } else {
            guard.failed(company.id(), caller);
        }
        return found;
    }

    static Optional<String> bearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
