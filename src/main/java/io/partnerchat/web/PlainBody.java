package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Refuses compressed bodies: how large one is would only be known when it is too late. */
@Provider
@PreMatching
@Priority(2)
public class PlainBody implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(Problem.of(415, "The body must not be compressed.")
                    .withHeader(HttpHeaders.ACCEPT_ENCODING, "identity"));
        }
    }
}
