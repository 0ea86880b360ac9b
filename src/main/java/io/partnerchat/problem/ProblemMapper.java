package io.partnerchat.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What all mappers share: turn the failure into a {@link Problem}, log it once, answer. */
abstract class ProblemMapper<E extends Throwable> implements ExceptionMapper<E> {
    @Context
    HttpHeaders request;

    abstract Problem toProblem(E failure);

    @Override
    public Response toResponse(E failure) {
        Problem problem = toProblem(failure);
        String requestId = request.getHeaderString("X-Request-Id");
        if (problem.status() >= 500) {
            FailureLog.write(problem, requestId, failure);
        }
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson(requestId));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
