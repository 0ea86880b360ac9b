package io.partnerchat.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.glassfish.jersey.server.ParamException;

/** For what JAX-RS itself refuses: unknown path, wrong method, wrong media type. */
@Provider
public class WebApplicationExceptionMapper extends ProblemMapper<WebApplicationException> {
    @Override
    Problem toProblem(WebApplicationException failure) {
        if (failure instanceof ParamException.QueryParamException parameter) {
            return Problem.invalid(List.of(new Violation(parameter.getParameterName(), "cannot be read")));
        }
        Response original = failure.getResponse();
        Problem problem = Problem.of(original.getStatus(), detail(original.getStatus()));
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? problem : problem.withHeader(HttpHeaders.ALLOW, allow);
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address cannot answer in a media type that was asked for.";
            case 415 -> "This address does not take that media type; JSON is application/json.";
            default -> null;
        };
    }
}
