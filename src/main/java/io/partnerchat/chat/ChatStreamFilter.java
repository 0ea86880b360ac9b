package io.partnerchat.chat;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import io.partnerchat.web.ClientWatch;
import io.partnerchat.web.ErrorServlet;
import io.partnerchat.web.EventStream;
import io.partnerchat.web.JsonObjectReader;
import io.partnerchat.web.RequestId;
import io.partnerchat.web.RequestOrigin;
import io.partnerchat.web.SiteRule;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The streamed side of {@code /api/partner-chat/{companyId}}: the answer as server-sent events, and taking such a stream
 * up again.
 */
@WebFilter(urlPatterns = "/api/partner-chat/*", asyncSupported = true)
public class ChatStreamFilter extends HttpFilter {
    private static final Pattern ASK = Pattern.compile("/partner-chat/([^/]+)/?");
    private static final Pattern RESUME = Pattern.compile("/partner-chat/([^/]+)/sessions/([^/]+)/stream/?");
    private static final String RETRY_SECONDS = "5";

    @Inject
    ChatDoor door;

    @Inject
    Companies companies;

    @Inject
    RunningTurns running;

    @Inject
    FoundAnswers answers;

    @Inject
    AnswerReaders readers;

    @Inject
    ClientWatch clients;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        Matcher ask = ASK.matcher(path);
        Matcher resume = RESUME.matcher(path);
        if (request.getMethod().equals("POST")
                && ask.matches()
                && AcceptedMedia.prefersEvents(Collections.list(request.getHeaders("Accept")))) {
            answer(ask.group(1), request, response, requestId -> ask(ask.group(1), request, response, requestId));
        } else if (request.getMethod().equals("GET") && resume.matches()) {
            answer(
                    resume.group(1),
                    request,
                    response,
                    requestId -> resume(resume.group(1), resume.group(2), request, response, requestId));
        } else if (resume.matches() && !request.getMethod().equals("OPTIONS")) {
            answer(resume.group(1), request, response, requestId -> {
                throw new ProblemException(Problem.only(List.of("GET")));
            });
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.startsWith("/partner-chat/") ? path : "/partner-chat" + path;
    }

    /** What answers with events, or throws the problem that is answered in their place. */
    private interface Streaming {
        void start(String requestId) throws IOException;
    }

    private void answer(String companyId, HttpServletRequest request, HttpServletResponse response, Streaming streaming)
            throws IOException {
        String requestId = RequestId.of(request);
        SiteRule sites = new SiteRule(companies.allowedOrigins(companyId), RequestOrigin.of(request));
        sites.corsHeaders(request.getHeader("Origin")).forEach(response::addHeader);
        response.setHeader(RequestId.HEADER, requestId);
        try {
            if (!sites.allows(request.getHeader("Origin"))) {
                throw new ProblemException(Problem.of(403, "This site is not among the company's allowed origins."));
            }
            streaming.start(requestId);
        } catch (ProblemException e) {
            ErrorServlet.send(response, e.problem(), requestId);
        }
    }

    private void ask(String companyId, HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        companies.require(companyId);
        JsonObject body = body(request);
        open(request, response, reader -> {
            Turn turn = door.enter(companyId, body, request, requestId, true, reader);
            return new Reading(turn, new AnswerCursor(turn, requestId));
        });
    }

    private static JsonObject body(HttpServletRequest request) throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            throw new ProblemException(
                    Problem.of(415, "This address does not take that media type; JSON is application/json."));
        }
        if (request.getContentLengthLong() > JsonObjectReader.MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "The body must not be larger than 256 KiB."));
        }
        return JsonObjectReader.parse(request.getInputStream().readNBytes(JsonObjectReader.MAX_BYTES + 1));
    }

    private void resume(
            String companyId,
            String sessionId,
            HttpServletRequest request,
            HttpServletResponse response,
            String requestId)
            throws IOException {
        Company company = companies.require(companyId);
        Optional<AnswerPosition> seen = seen(request);
        Optional<String> answerId = seen.map(AnswerPosition::answerId);
        Optional<Turn> found = running.find(company.id(), sessionId, answerId)
                .or(() -> answers.find(company, sessionId, answerId))
                .filter(turn -> seen.isEmpty() || !AnswerCursor.seenAll(turn, seen.get()));
        if (found.isEmpty()) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Turn turn = found.get();
        AnswerCursor cursor = seen.map(from -> new AnswerCursor(turn, from, requestId))
                .orElseGet(() -> new AnswerCursor(turn, requestId));
        open(request, response, reader -> {
            turn.audience().join(reader);
            return new Reading(turn, cursor);
        });
    }

    /** The header is the newer one: a browser sends it by itself when it connects again to the same address. */
    private static Optional<AnswerPosition> seen(HttpServletRequest request) {
        String after = request.getParameter("after");
        if (after != null && !after.isEmpty() && AnswerPosition.parse(after).isEmpty()) {
            throw new ProblemException(
                    Problem.invalid(List.of(new Violation("after", "must be the id of an event of the stream"))));
        }
        Optional<AnswerPosition> last = AnswerPosition.parse(request.getHeader("Last-Event-ID"));
        return last.isPresent() ? last : AnswerPosition.parse(after);
    }

    /** What a reader reads, and from where on. */
    private record Reading(Turn turn, AnswerCursor cursor) {}

    /** Finds out what the reader reads; may throw a problem. */
    private interface Entering {
        Reading enter(Runnable reader);
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Entering entering) throws IOException {
        EventStream stream = readers.enter()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(503, "Too many answers are being read just now; ask for JSON, or a little later.")
                                .withHeader("Retry-After", RETRY_SECONDS)));
        try {
            Reading reading = entering.enter(stream);
            stream.start(
                    reading.cursor(),
                    request,
                    response,
                    clients,
                    () -> reading.turn().audience().leave(stream));
        } catch (RuntimeException e) {
            stream.end();
            throw e;
        }
    }
}
