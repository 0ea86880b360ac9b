package io.partnerchat.problem;

import jakarta.ws.rs.ext.Provider;

/** For failures that the application itself decided on. */
@Provider
public class ProblemExceptionMapper extends ProblemMapper<ProblemException> {
    @Override
    Problem toProblem(ProblemException failure) {
        return failure.problem();
    }
}
