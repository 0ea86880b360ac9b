package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A servlet that says which methods it takes; the container knows no PATCH, and answers TRACE with what it was sent. */
public abstract class PageServlet extends HttpServlet {
    private final List<String> methods;

    protected PageServlet(String... methods) {
        this.methods = List.of(methods);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (methods.contains(request.getMethod())) {
            super.service(request, response);
        } else if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", String.join(", ", methods));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            ErrorServlet.send(response, Problem.only(methods));
        }
    }
}
