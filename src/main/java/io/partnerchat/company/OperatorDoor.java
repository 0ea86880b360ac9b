package io.partnerchat.company;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Without an operator's token the operator's addresses do not exist: not even a wrong method or a body that cannot be read
 * gives them away. What partners have below {@code /companies} stays.
 */
@Provider
@PreMatching
@Priority(2)
public class OperatorDoor implements ContainerRequestFilter {
    @Inject
    OperatorToken operator;

    @Override
    public void filter(ContainerRequestContext request) {
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        boolean partners = path.size() > 2 && path.get(2).getPath().equals("ai-config");
        if (path.get(0).getPath().equals("companies") && !partners && !operator.exists()) {
            throw new NotFoundException();
        }
    }
}
