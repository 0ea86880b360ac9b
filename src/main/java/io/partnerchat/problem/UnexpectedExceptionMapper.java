package io.partnerchat.problem;

import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** For everything nobody foresaw: the caller gets the request id, the log gets the cause. */
@Provider
public class UnexpectedExceptionMapper extends ProblemMapper<Throwable> {
    @Override
    Problem toProblem(Throwable failure) {
        // the driver's own failures have an IOException inside
        if (DatabaseOutage.in(failure).isPresent()) {
            return DatabaseOutage.problem();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
            if (cause instanceof CancellationException || cause instanceof IOException) {
                // whoever asked has hung up: nobody reads this, and nobody is to be woken by it
                return Problem.of(400, "The request was not completed.");
            }
        }
        return Problem.of(500, "Something went wrong on our side.");
    }
}
