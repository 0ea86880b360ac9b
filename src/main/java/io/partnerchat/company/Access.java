package io.partnerchat.company;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
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

    /**
     * Lets the holder of the company's key pass, or anybody when the company is open.
     *
     * @param authorization the request's Authorization header, or null
     * @return who it is: the key's label, or {@link #OPEN}
     */
    public String require(Company company, String authorization) {
        if (company.settings().open()) {
            return OPEN;
        }
        return bearer(authorization)
                .flatMap(key -> service.keyLabel(company.id(), key))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(401, "A valid partner key is needed: send it as Authorization: Bearer <key>.")
                                .withHeader("WWW-Authenticate", "Bearer")));
    }

    static Optional<String> bearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
