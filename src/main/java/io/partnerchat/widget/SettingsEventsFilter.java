package io.partnerchat.widget;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.web.ClientWatch;
import io.partnerchat.web.ErrorServlet;
import io.partnerchat.web.EventStream;
import io.partnerchat.web.RequestOrigin;
import io.partnerchat.web.SiteRule;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /api/widget-settings/{companyId}/events}: the settings now and whenever they change, as server-sent events.
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
            ErrorServlet.send(response, Problem.only(List.of("GET")));
        } else if (company.isEmpty()) {
            ErrorServlet.send(response, Problem.unknownCompany());
        } else if (!sites.allows(origin)) {
            ErrorServlet.send(response, Problem.of(403, "This site is not among the company's allowed origins."));
        } else {
            open(company.get(), request, response);
        }
    }

    private void open(Company company, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<EventStream> place = events.enter();
        if (place.isEmpty()) {
            ErrorServlet.send(
                    response,
                    Problem.of(503, "Too many widgets listen already; ask for the settings now and then.")
                            .withHeader("Retry-After", RETRY_SECONDS));
            return;
        }
        EventStream stream = place.get();
        SettingsListener listener = new SettingsListener(stream);
        try {
            events.add(company.id(), listener);
            stream.start(listener, request, response, clients, () -> events.leave(company.id(), listener));
        } catch (RuntimeException e) {
            stream.end();
            events.leave(company.id(), listener);
            throw e;
        }
    }
}
