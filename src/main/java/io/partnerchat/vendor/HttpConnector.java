package io.partnerchat.vendor;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Configuration;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.client.spi.ConnectorProvider;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * Carries Jersey's asynchronous calls over one {@link HttpClient}. The stock connectors hold a thread while a body
 * drips in, and a cancelled CompletionStage never reaches their wire; here nobody waits for a body, and a
 * {@link VendorCall} that is stopped, because its time is over or the visitor has left, closes the vendor's connection
 * at once.
 */
final class HttpConnector implements Connector, ConnectorProvider {
    private static final int LONGEST_BODY = 8 * 1024 * 1024;
    private static final byte[] NOTHING = {};
    /** The JDK's client writes these itself and refuses them from us. */
    private static final Set<String> NOT_OURS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NOT_OURS.addAll(Set.of("connection", "content-length", "expect", "host", "upgrade"));
    }

    private final HttpClient http;
    private final Duration plainLimit;
    private final Executor executor;

    /** @param plainLimit the time a call without a {@link VendorCall}, that is a GET, may take */
    HttpConnector(HttpClient http, Duration plainLimit, Executor executor) {
        this.http = http;
        this.plainLimit = plainLimit;
        this.executor = executor;
    }

    @Override
    public Connector getConnector(Client client, Configuration configuration) {
        return this;
    }

    @Override
    public ClientResponse apply(ClientRequest request) {
        throw new UnsupportedOperationException("vendor calls are asynchronous");
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        var answer = new CompletableFuture<ClientResponse>();
        var unused = answer.whenComplete((response, problem) -> {
            if (problem == null) {
                callback.response(response);
            } else {
                callback.failure(problem);
            }
        });
        try {
            send(request, answer);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private void send(ClientRequest request, CompletableFuture<ClientResponse> answer) {
        VendorCall call =
                request.getEntity() instanceof VendorCall given ? given : new VendorCall(NOTHING, plainLimit, executor);
        if (call.over()) {
            answer.completeExceptionally(new TimeoutException());
            return;
        }
        CompletableFuture<?> exchange = http.sendAsync(outgoing(request, call), head -> {
            BodySubscriber<byte[]> body = body(call, head);
            body.getBody().whenComplete((bytes, problem) -> {
                call.finished();
                if (problem == null) {
                    answer.complete(incoming(request, head, bytes));
                } else {
                    fail(answer, call, problem);
                }
            });
            return body;
        });
        // cancel() reaches the wire only on the very future that sendAsync returned
        call.whenStopped(() -> {
            exchange.cancel(true);
            answer.completeExceptionally(new TimeoutException());
        });
        var unused = exchange.exceptionallyAsync(
                problem -> {
                    call.finished();
                    fail(answer, call, problem);
                    return null;
                },
                executor);
    }

    private BodySubscriber<byte[]> body(VendorCall call, ResponseInfo head) {
        String type = head.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return call.stream()
                .filter(stream -> stream.takes(head.statusCode(), type))
                .<BodySubscriber<byte[]>>map(stream -> new StreamBody(stream, executor))
                .orElseGet(() -> new BoundedBody(LONGEST_BODY));
    }

    /** An exchange that was stopped ends in whatever the JDK calls that; what it means is that its time was over. */
    private static void fail(CompletableFuture<?> answer, VendorCall call, Throwable problem) {
        answer.completeExceptionally(call.stopped() ? new TimeoutException() : problem);
    }

    private static HttpRequest outgoing(ClientRequest request, VendorCall call) {
        var publisher = call.json().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.json());
        var outgoing = HttpRequest.newBuilder(request.getUri()).method(request.getMethod(), publisher);
        request.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_OURS.contains(name)) {
                outgoing.header(name, String.join(", ", values));
            }
        });
        return outgoing.build();
    }

    private static ClientResponse incoming(ClientRequest request, ResponseInfo head, byte[] body) {
        var response = new ClientResponse(Statuses.from(head.statusCode(), ""), request);
        HttpHeaders headers = head.headers();
        headers.map().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        response.setEntityStream(new ByteArrayInputStream(body));
        return response;
    }

    @Override
    public String getName() {
        return "partner-chat";
    }

    @Override
    public void close() {
        // the HttpClient belongs to VendorTransport
    }
}
