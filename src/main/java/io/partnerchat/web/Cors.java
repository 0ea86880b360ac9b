package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/**
 * Lets pages of other sites call the API, without credentials: every site by default, or only the company's
 * {@code allowed_origins}. Errors carry the headers too, else a browser would report "CORS" in their place. The company
 * is the second segment of every path that belongs to one.
 */
@Provider
@PreMatching
@Priority(1)
public class Cors implements ContainerRequestFilter, ContainerResponseFilter {
    @Inject
    OriginPolicy policy;

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null) {
            return;
        }
        if (!rule(request).allows(origin)) {
            throw new ProblemException(Problem.of(403, "This site is not among the company's allowed origins."));
        }
        if (request.getMethod().equals("OPTIONS") && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id, Last-Event-ID")
                    .header("Access-Control-Max-Age", "600")
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ruleOfAnswer(request).corsHeaders(request.getHeaderString("Origin")).forEach((name, value) -> {
            if (name.equals("Vary")) {
                response.getHeaders().add(name, value);
            } else {
                response.getHeaders().putSingle(name, value);
            }
        });
    }

    /** Who cannot be told which company it is shall at least see the error that comes of it. */
    private SiteRule ruleOfAnswer(ContainerRequestContext request) {
        try {
            return rule(request);
        } catch (RuntimeException e) {
            return new SiteRule(Set.of(), ownOrigin(request.getUriInfo()));
        }
    }

    private SiteRule rule(ContainerRequestContext request) {
        return new SiteRule(origins(request), ownOrigin(request.getUriInfo()));
    }

    private Set<String> origins(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        int start = path.indexOf('/', 1) + 1;
        if (start == 0) {
            return Set.of();
        }
        int end = path.indexOf('/', start);
        return policy.allowedOrigins(end < 0 ? path.substring(start) : path.substring(start, end));
    }

    private static String ownOrigin(UriInfo uri) {
        URI base = uri.getBaseUri();
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
