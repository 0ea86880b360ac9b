package io.partnerchat.vendor;

import io.partnerchat.config.Settings;
import io.partnerchat.vendor.VendorException.Kind;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** The one HTTP client both vendors share, its few threads, and the REST clients built on it. */
@ApplicationScoped
public class VendorTransport {
    static {
        // a vendor closes idle connections; a POST on one that is gone would fail
        preset("jdk.httpclient.keepalive.timeout", "30");
        // in bytes; each connection has a buffer of that size, and a visitor who reads a stream has a connection
        preset("jdk.httpclient.bufsize", "4096");
    }

    private ExecutorService wire;
    private ExecutorService after;
    private HttpConnector connector;

    public VendorTransport() {}

    private static void preset(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    VendorTransport(Settings settings) {
        open(settings);
    }

    /** For tests and tools outside a container; {@link #close} it. */
    public static VendorTransport outsideContainer(Settings settings) {
        return new VendorTransport(settings);
    }

    @PostConstruct
    void start() {
        open(Settings.ofServer());
    }

    private void open(Settings settings) {
        int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
        // two pools: the wire's may wait for a name server, what follows a time-out must not wait with it
        wire = pool("vendor-wire-", threads);
        after = pool("vendor-after-", threads);
        Duration connect = Duration.ofMillis(settings.integer("VENDOR_CONNECT_TIMEOUT_MS", 1, 60_000));
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .executor(wire)
                .build();
        connector = new HttpConnector(http, Duration.ofSeconds(10), after);
    }

    private static ExecutorService pool(String name, int threads) {
        var number = new AtomicInteger();
        var pool = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    var thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(VendorTransport.class.getClassLoader());
                    return thread;
                },
                // only after close(): run it all the same, a lost callback would leave somebody waiting
                (task, closed) -> task.run());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A REST client whose every call carries the given headers and answers non-2xx as a plain response. Its methods
     * take a {@link VendorCall} and return a stage of a response.
     */
    public <T> T client(Class<T> type, URI base, Map<String, String> headers) {
        ClientRequestFilter fixed =
                request -> headers.forEach((name, value) -> request.getHeaders().putSingle(name, value));
        return RestClientBuilder.newBuilder()
                .baseUri(base)
                .executorService(after)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .register(connector)
                .register(fixed, ClientRequestFilter.class)
                .build(type);
    }

    /** What others wait for as well, but no longer than this scope allows. */
    public <T> CompletionStage<T> within(CallScope scope, CompletableFuture<T> shared, String what) {
        if (shared.isDone()) {
            return shared;
        }
        var mine = new CompletableFuture<T>();
        Runnable cancelled =
                () -> after.execute(() -> mine.completeExceptionally(new VendorException(Kind.CANCELLED, what)));
        scope.onCancel(cancelled);
        CompletableFuture.delayedExecutor(scope.remaining().toNanos(), TimeUnit.NANOSECONDS, after)
                .execute(() -> mine.completeExceptionally(new VendorException(Kind.TIMEOUT, what)));
        var unused = shared.whenComplete((value, problem) -> {
            scope.forget(cancelled);
            if (problem == null) {
                mine.complete(value);
            } else {
                mine.completeExceptionally(problem);
            }
        });
        return mine;
    }

    /** Shared by all that ask for the same costly thing. */
    public Bulkhead bulkhead(int most) {
        return new Bulkhead(most, after);
    }

    /** Where whoever waited goes on when a time limit is over: the timer has one thread for the whole process. */
    public Executor after() {
        return after;
    }

    @PreDestroy
    public void close() {
        after.shutdown();
        wire.shutdown();
    }
}
