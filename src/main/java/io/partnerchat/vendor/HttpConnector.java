package io.partnerchat.vendor;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Configuration;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.client.spi.ConnectorProvider;

/**
 * Carries Jersey's asynchronous calls over one {@link HttpClient}. The stock connectors hold a thread while a body
 * drips in, and a cancelled CompletionStage never reaches their wire; here nobody waits for a body, and a
 * {@link VendorCall} that is stopped, because its time is over or the visitor has left, closes the vendor's connection
 * at once.
 */
final class HttpConnector implements Connector, ConnectorProvider {
    private static final byte[] NOTHING = {};

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
        WireCall wire = new WireCall(request, call, answer, executor);
        CompletableFuture<?> exchange = http.sendAsync(wire.outgoing(), wire::body);
        // cancel() reaches the wire only on the very future that sendAsync returned
        call.whenStopped(() -> {
            exchange.cancel(true);
            wire.failed(new TimeoutException());
        });
        var unused = exchange.exceptionallyAsync(
                problem -> {
                    wire.failed(problem);
                    return null;
                },
                executor);
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
