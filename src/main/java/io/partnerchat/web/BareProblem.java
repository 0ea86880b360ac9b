package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/** A problem document as a whole HTTP answer, for requests that never become any. The connection ends with it. */
final class BareProblem {
    private BareProblem() {}

    static Buffer of(MemoryManager<?> memory, Problem problem) {
        return Buffers.wrap(memory, text(problem), StandardCharsets.UTF_8);
    }

    static String text(Problem problem) {
        String id = RequestId.made();
        String body = problem.toJson(id);
        StringBuilder more = new StringBuilder();
        problem.headers()
                .forEach((name, value) ->
                        more.append(name).append(": ").append(value).append("\r\n"));
        return "HTTP/1.1 " + problem.status() + " " + problem.title() + "\r\nContent-Type: " + Problem.MEDIA_TYPE
                + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\nCache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\n" + RequestId.HEADER + ": " + id
                + "\r\n" + more + "Connection: close\r\n\r\n" + body;
    }
}
