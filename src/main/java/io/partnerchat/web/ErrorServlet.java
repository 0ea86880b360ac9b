package io.partnerchat.web;

import io.partnerchat.problem.DatabaseOutage;
import io.partnerchat.problem.FailureLog;
import io.partnerchat.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The error page for what never reaches the API's own mappers, such as a path outside it. */
@WebServlet(urlPatterns = "/problem", asyncSupported = true)
public class ErrorServlet extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        Problem problem = Problem.of(status, null);
        String requestId = RequestId.of(request);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            problem = DatabaseOutage.in(failure).isPresent() ? DatabaseOutage.problem() : problem;
            FailureLog.write(problem, requestId, failure);
        }
        response.setHeader("Access-Control-Allow-Origin", "*");
        send(response, problem, requestId);
    }

    /** Writes a problem as the whole answer, for what is served without JAX-RS. */
    public static void send(HttpServletResponse response, Problem problem) throws IOException {
        send(response, problem, RequestId.made());
    }

    /** The same under the id that the request has already. */
    public static void send(HttpServletResponse response, Problem problem, String requestId) throws IOException {
        byte[] body = problem.toJson(requestId).getBytes(StandardCharsets.UTF_8);
        response.setHeader(RequestId.HEADER, requestId);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
