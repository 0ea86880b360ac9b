package io.partnerchat.problem;

import jakarta.ejb.ApplicationException;

/** Ends a request with a problem document. It passes through EJB services as it is, and rolls their transaction back. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.status() + " " + problem.detail(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
