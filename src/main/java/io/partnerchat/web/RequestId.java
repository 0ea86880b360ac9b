package io.partnerchat.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives every request an id: the caller's {@code X-Request-Id} when it is harmless, else a new one. Whoever needs it
 * reads that header of the request; the answer carries it, and so does every log line about the request.
 */
@Provider
@PreMatching
@Priority(0)
public class RequestId implements ContainerRequestFilter, ContainerResponseFilter {
    public static final String HEADER = "X-Request-Id";
    private static final int MAX_LENGTH = 64;

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        if (given == null || !harmless(given)) {
            request.getHeaders().putSingle(HEADER, made());
        }
    }

    /** The caller's own one when it is harmless, else a new one. */
    public static String of(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && harmless(given) ? given : made();
    }

    /** A new one. */
    static String made() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, request.getHeaderString(HEADER));
    }

    private static boolean harmless(String id) {
        return !id.isEmpty()
                && id.length() <= MAX_LENGTH
                && id.chars()
                        .allMatch(c -> c == '-' || c == '_' || c == '.' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
