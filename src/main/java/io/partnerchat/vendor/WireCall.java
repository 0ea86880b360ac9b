package io.partnerchat.vendor;

import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * One request of Jersey's on its way over the JDK's client, and back as an answer. That client remembers the last exchange
 * of an idle connection with all that it refers to, so this lets go of request and answer as soon as it is over.
 */
final class WireCall {
    private static final int LONGEST_BODY = 8 * 1024 * 1024;
    private static final byte[] NOTHING = {};
    /** The JDK's client writes these itself and refuses them from us. */
    private static final Set<String> NOT_OURS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NOT_OURS.addAll(Set.of("connection", "content-length", "expect", "host", "upgrade"));
    }

    private final Executor executor;
    private volatile Parties parties;

    /** Who wants what. */
    private record Parties(ClientRequest request, VendorCall call, CompletableFuture<ClientResponse> answer) {}

    WireCall(ClientRequest request, VendorCall call, CompletableFuture<ClientResponse> answer, Executor executor) {
        this.parties = new Parties(request, call, answer);
        this.executor = executor;
    }

    HttpRequest outgoing() {
        ClientRequest request = parties.request;
        var outgoing = HttpRequest.newBuilder(request.getUri()).method(request.getMethod(), publisher());
        request.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_OURS.contains(name)) {
                outgoing.header(name, String.join(", ", values));
            }
        });
        return outgoing.build();
    }

    private BodyPublisher publisher() {
        byte[] json = parties.call.toSend();
        return json.length == 0 ? BodyPublishers.noBody() : new WholeBody(json);
    }

    /** Reads the answer's body as the call wants it. */
    BodySubscriber<Void> body(ResponseInfo head) {
        Optional<VendorStream> stream = Optional.ofNullable(parties)
                .flatMap(now -> now.call.stream())
                .filter(reader -> reader.takes(head.statusCode(), type(head)));
        BodySubscriber<Void> body = stream.<BodySubscriber<Void>>map(
                        reader -> new StreamBody(reader, executor, () -> answered(head, NOTHING)))
                .orElseGet(() -> new BoundedBody(LONGEST_BODY, length(head), bytes -> answered(head, bytes)));
        var unused = body.getBody().whenComplete((end, problem) -> {
            if (problem != null) {
                failed(problem);
            }
        });
        return body;
    }

    private static String type(ResponseInfo head) {
        return head.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static long length(ResponseInfo head) {
        try {
            return head.headers().firstValueAsLong("Content-Length").orElse(-1);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void answered(ResponseInfo head, byte[] body) {
        over().ifPresent(then -> {
            then.call.finished();
            then.call.received(body);
            then.answer.complete(incoming(then.request, head, body));
        });
    }

    /** An exchange that was stopped ends in whatever the JDK calls that; what it means is that its time was over. */
    void failed(Throwable problem) {
        over().ifPresent(then -> {
            Throwable why = then.call.stopped() ? new TimeoutException() : problem;
            then.call.finished();
            then.answer.completeExceptionally(why);
        });
    }

    /** Those who are to be told how it ended; nobody, when they know. */
    private synchronized Optional<Parties> over() {
        Optional<Parties> then = Optional.ofNullable(parties);
        parties = null;
        return then;
    }

    private static ClientResponse incoming(ClientRequest request, ResponseInfo head, byte[] body) {
        var response = new ClientResponse(Statuses.from(head.statusCode(), ""), request);
        HttpHeaders headers = head.headers();
        headers.map().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        response.setEntityStream(new ByteArrayInputStream(body));
        return response;
    }
}
