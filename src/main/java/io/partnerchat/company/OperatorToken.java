package io.partnerchat.company;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.web.ClientAddress;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;

/** The secret of whoever runs this server. Without it there is nothing to provision with. */
@ApplicationScoped
class OperatorToken implements StartupStep {
    /** What the guard counts guesses of the token for; no company has an empty id. */
    private static final String NO_COMPANY = "";

    @Inject
    KeyGuard guard;

    @Inject
    ClientAddress address;

    private final Optional<String> token = Settings.ofServer().secret("OPERATOR_TOKEN");

    @Override
    public List<String> check() {
        return List.of(
                token.isPresent()
                        ? "Companies can be made under /api/companies with OPERATOR_TOKEN."
                        : "OPERATOR_TOKEN is not set: companies cannot be made or changed over the API.");
    }

    boolean exists() {
        return token.isPresent();
    }

    /** Lets the operator pass; for others it is a 401, a 429 after too many guesses, and a 404 where nobody can be it. */
    void require(String authorization) {
        String secret = token.orElseThrow(NotFoundException::new);
        String caller = address.current();
        guard.requirePatience(NO_COMPANY, caller);
        Optional<String> given = Access.bearer(authorization).filter(key -> !key.isEmpty());
        if (given.isPresent() && Secrets.same(given.get(), secret)) {
            guard.succeeded(NO_COMPANY, caller);
            return;
        }
        given.ifPresent(guess -> guard.failed(NO_COMPANY, caller));
        throw new ProblemException(
                Problem.of(401, "The operator's token is needed.").withHeader("WWW-Authenticate", "Bearer"));
    }
}
