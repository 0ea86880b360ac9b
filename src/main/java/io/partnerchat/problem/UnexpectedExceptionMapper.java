package io.partnerchat.problem;

import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** For everything nobody foresaw: the caller gets the request id, the log gets the cause. */
@Provider
public class UnexpectedExceptionMapper extends ProblemMapper<Throwable> {
    @Override
    Problem toProblem(Throwable failure) {
        if (failure instanceof CancellationException || failure instanceof IOException) {
            return Problem.of(400, "The request was not completed.");
        }
        if (failure.getCause() instanceof ProblemException known) {
            return known.problem();
        }
        return Problem.of(500, "Something went wrong on our side.");
    }
}
