package io.partnerchat.problem;

import jakarta.json.JsonException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import org.glassfish.jersey.message.internal.HeaderValueException;

/** JAX-RS wraps what goes wrong while a body is read; a malformed body is the caller's fault, not ours. */
@Provider
public class ProcessingExceptionMapper extends ProblemMapper<ProcessingException> {
    @Override
    Problem toProblem(ProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
            if (cause instanceof WebApplicationException known) {
                return Problem.of(known.getResponse().getStatus(), null);
            }
            if (cause instanceof HeaderValueException) {
                return Problem.of(400, "A header of the request cannot be read.");
            }
            if (cause instanceof JsonException) {
                return Problem.of(400, "The body is not well-formed JSON.");
            }
        }
        return Problem.of(500, "Something went wrong on our side.");
    }
}
