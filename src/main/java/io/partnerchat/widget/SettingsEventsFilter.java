package io.partnerchat.widget;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.web.ClientConnection;
import io.partnerchat.web.ClientWatch;
import io.partnerchat.web.ErrorServlet;
import io.partnerchat.web.RequestOrigin;
import io.partnerchat.web.SiteRule;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /api/widget-settings/{companyId}/events}: the settings now and whenever they change, as server-sent events.
 * A filter, because JAX-RS writes its events blocking: one widget that reads nothing would hold up all others.
 */
@WebFilter(urlPatterns = "/api/widget-settings/*", asyncSupported = true)
public class SettingsEventsFilter extends HttpFilter {
    private static final Pattern PATH = Pattern.compile("/([^/]+)/events");
    private static final String RETRY_SECONDS = "60";

    @Inject
    Companies companies;

    @Inject
    SettingsEvents events;

    @Inject
    ClientWatch clients;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getPathInfo();
        Matcher matcher = PATH.matcher(path == null ? "" : path.replaceFirst("^/widget-settings", ""));
        if (matcher.matches() && !request.getMethod().equals("OPTIONS")) {
            listen(matcher.group(1), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void listen(String companyId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Company> company = companies.find(companyId);
        SiteRule sites = new SiteRule(companies.allowedOrigins(companyId), RequestOrigin.of(request));
        String origin = request.getHeader("Origin");
        sites.corsHeaders(origin).forEach(response::addHeader);
        if (!request.getMethod().equals("GET")) {
            ErrorServlet.send(response, Problem.onlyGet());
        } else if (company.isEmpty()) {
            ErrorServlet.send(response, Problem.unknownCompany());
        } else if (!sites.allows(origin)) {
            ErrorServlet.send(response, Problem.of(403, "This site is not among the company's allowed origins."));
        } else if (!events.enter()) {
            ErrorServlet.send(
                    response,
                    Problem.of(503, "Too many widgets listen already; ask for the settings now and then.")
                            .withHeader("Retry-After", RETRY_SECONDS));
        } else {
            open(company.get(), request, response);
        }
    }

    private void open(Company company, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Content-Type-Options", "nosniff");
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        SettingsListener listener =
                new SettingsListener(async, ClientConnection.of(request), ended -> events.leave(company.id(), ended));
        try {
            events.add(company.id(), listener);
            listener.start(clients.watch(request, listener::end));
        } catch (RuntimeException e) {
            listener.end();
            throw e;
        }
    }
}
