package io.partnerchat.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives a document to errors that JAX-RS decides on without asking a mapper, such as a header it cannot read. */
@Provider
public class EmptyErrors implements ContainerResponseFilter {
    private static final MediaType TYPE = MediaType.valueOf(Problem.MEDIA_TYPE);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            String id = request.getHeaderString("X-Request-Id");
            response.setEntity(Problem.of(response.getStatus(), null).toJson(id), new Annotation[0], TYPE);
        }
    }
}
