package io.partnerchat.company;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;

/** The secret of whoever runs this server. Without it there is nothing to provision with. */
@ApplicationScoped
class OperatorToken implements StartupStep {
    private final Optional<String> token = Settings.ofServer().secret("OPERATOR_TOKEN");

    @Override
    public List<String> check() {
        return List.of(
                token.isPresent()
                        ? "Companies can be made under /api/companies with OPERATOR_TOKEN."
                        : "OPERATOR_TOKEN is not set: companies cannot be made or changed over the API.");
    }

    /** Lets the operator pass; for others it is a 401, and a 404 where nobody can be the operator. */
    void require(String authorization) {
        String secret = token.orElseThrow(NotFoundException::new);
        if (Access.bearer(authorization)
                .filter(given -> Secrets.same(given, secret))
                .isEmpty()) {
            throw new ProblemException(
                    Problem.of(401, "The operator's token is needed.").withHeader("WWW-Authenticate", "Bearer"));
        }
    }
}
