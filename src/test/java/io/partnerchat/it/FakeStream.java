package io.partnerchat.it;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/**
 * Answers of the chat that a test writes event by event, in place of the server's: what a browser does with them can be
 * seen between any two. The rest of the API is the server's own.
 */
record FakeStream(Page page) {
    private static final String SCRIPT = """
            (() => {
              const real = window.fetch;
              window.asked = [];
              window.fetch = (url, options = {}) => {
                const path = new URL(url, location).pathname.replace(/.*partner-chat\\/[^/]+/, '');
                const chat = /\\/partner-chat\\//.test(url) && (path === '' || path.endsWith('/stream'));
                if (!chat) return real(url, options);
                const accept = options.headers?.Accept || '';
                const line = { method: options.method, url, accept, body: options.body && JSON.parse(options.body) };
                asked.push(line);
                return new Promise((resolve, reject) => {
                  line.refuse = () => reject(new TypeError('refused'));
                  line.json = (body) => resolve(new Response(body, { headers: { 'Content-Type': 'application/json' } }));
                  line.nothing = () => resolve(new Response(null, { status: 204 }));
                  const encoder = new TextEncoder();
                  const stream = new ReadableStream({ start(out) {
                    line.push = (text) => out.enqueue(encoder.encode(text));
                    line.cut = () => out.error(new TypeError('cut'));
                  } });
                  line.open = () => resolve(new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } }));
                });
              };
            })();""";

    /** In every page that is opened from now on. */
    static FakeStream on(Page page) {
        page.addInitScript(SCRIPT);
        return new FakeStream(page);
    }

    /** Waits until so many requests have been made, and then does this with the last of them. */
    private void last(int requests, String act, Object argument) {
        page.waitForFunction("count => window.asked.length >= count", requests);
        page.evaluate("([count, act, argument]) => asked[count - 1][act](argument)", List.of(requests, act, argument));
    }

    /** The n-th request of the page gets a stream, which begins with who answers. */
    FakeStream opens(int request, String answerId) {
        last(request, "open", "");
        return begins(request, answerId);
    }

    FakeStream begins(int request, String answerId) {
        return says(
                request, answerId, 0, "session", Map.of("answer_id", answerId, "session_id", "s-1", "user_id", "u-1"));
    }

    FakeStream says(int request, String answerId, int number, String event, Map<String, String> data) {
        last(request, "push", event(answerId, number, event, data));
        return this;
    }

    FakeStream delta(int request, String answerId, int number, String text) {
        return says(request, answerId, number, "delta", Map.of("text", text));
    }

    FakeStream done(int request, String answerId, String message) {
        last(request, "push", doneEvent(answerId, message, false));
        return this;
    }

    FakeStream pushes(int request, String text) {
        last(request, "push", text);
        return this;
    }

    FakeStream cuts(int request) {
        last(request, "cut", "");
        return this;
    }

    FakeStream refuses(int request) {
        last(request, "refuse", "");
        return this;
    }

    FakeStream answersNothing(int request) {
        last(request, "nothing", "");
        return this;
    }

    FakeStream answersJson(int request, String answerId, String message) {
        last(request, "json", answer(answerId, message, false).build().toString());
        return this;
    }

    String asked(int request, String property) {
        page.waitForFunction("count => window.asked.length >= count", request);
        return String.valueOf(page.evaluate(
                "([count, path]) => path.split('.').reduce((at, name) => at?.[name], asked[count - 1])",
                List.of(request, property)));
    }

    int count() {
        return ((Number) page.evaluate("asked.length")).intValue();
    }

    static String doneEvent(String answerId, String message, boolean incomplete) {
        return "id: " + answerId + ":9999\nevent: done\ndata: "
                + answer(answerId, message, incomplete).build() + "\n\n";
    }

    static JsonObjectBuilder answer(String answerId, String message, boolean incomplete) {
        return Json.createObjectBuilder()
                .add("message", message)
                .add("company_id", "1")
                .add("session_id", "s-1")
                .add("user_id", "u-1")
                .add("answer_id", answerId)
                .add("sources", Json.createArrayBuilder())
                .addNull("degraded")
                .add("known", true)
                .add("offer_lead", false)
                .add("incomplete", incomplete)
                .add("suggestions", Json.createArrayBuilder());
    }

    private static String event(String answerId, int number, String event, Map<String, String> data) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        data.forEach(json::add);
        return "id: " + answerId + ":" + number + "\nevent: " + event + "\ndata: " + json.build() + "\n\n";
    }
}
