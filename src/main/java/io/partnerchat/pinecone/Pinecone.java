package io.partnerchat.pinecone;

import io.partnerchat.config.Settings;
import io.partnerchat.vendor.Batches;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorCall;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorOperation;
import io.partnerchat.vendor.VendorTransport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one door to Pinecone. A namespace is a company's id, of any characters. Every stage fails with a
 * {@link VendorException} only, and goes on on a thread that carries other calls too: what blocks must follow as an
 * async stage. An argument that is no namespace or vector is an IllegalArgumentException at once.
 */
@ApplicationScoped
public class Pinecone {
    private static final int MOST_RECORDS = 1000;
    /** 2 MB less room for the namespace and the brackets. */
    private static final int MOST_BYTES = 1_900_000;

    private static final Set<Kind> SILENCE = Set.of(Kind.UNAVAILABLE, Kind.TIMEOUT);

    private VendorTransport transport;
    private PineconeConfig config;
    private Supplier<CompletableFuture<Index>> index;
    /** To be run when the data plane says that the index is not there. */
    private Runnable gone = () -> {};
    /** To be run when the data plane does not answer. */
    private Runnable silent = () -> {};

    private VendorOperation query;
    private VendorOperation write;

    public Pinecone() {}

    Pinecone(Settings settings, VendorTransport transport, VendorMetrics metrics) {
        open(settings, transport, metrics);
    }

    @Inject
    void start(VendorTransport transport, Instance<VendorMetrics> metrics) {
        open(Settings.ofServer(), transport, metrics.isResolvable() ? metrics.get() : VendorMetrics.NONE);
    }

    /** Looks the index up while the server starts, so that the first visitor does not wait for it. */
    void serverStarts(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (configured()) {
            var unused = index.get();
        }
    }

    private void open(Settings settings, VendorTransport transport, VendorMetrics metrics) {
        this.transport = transport;
        config = PineconeConfig.of(settings);
        query = new VendorOperation("pinecone.query", config.limit(), transport, settings, metrics);
        write = new VendorOperation("pinecone.write", config.limit(), transport, settings, metrics);
        if (config.host() != null) {
            var known = CompletableFuture.completedFuture(open(config.host(), 0));
            index = () -> known;
            return;
        }
        var describe = new VendorOperation("pinecone.index", config.limit(), transport, settings, metrics);
        var control = transport.client(ControlHttp.class, config.control(), config.headers());
        var lookUp = new IndexHost(config, control, describe, model -> open(model.host(), model.dimension()));
        index = lookUp::get;
        gone = lookUp::forget;
        silent = lookUp::doubt;
    }

    private Index open(URI host, int dimension) {
        return new Index(transport.client(PineconeHttp.class, host, config.headers()), dimension);
    }

    /** Whether it can be asked at all: with a key, and an index or its host. */
    public boolean configured() {
        return config.complete();
    }

    /** One sentence for the log: what is set and what that means. */
    public String startupLine() {
        return config.startupLine();
    }

    /** The nearest passages of the company, best first. */
    public CompletionStage<List<Match>> query(String namespace, Embedding vector, int topK, CallScope scope) {
        byte[] json = VectorJson.query(Namespace.of(namespace), vector, topK);
        return withIndex(scope, index -> {
            index.check(vector);
            return query.ask(
                    new PineconeCall<>(json, index.http()::query, found -> VectorJson.matches(found.body()), gone),
                    scope);
        });
    }

    /** Keeps the vectors, replacing those of the same id; in as many requests as the limits ask for. */
    public CompletionStage<Void> upsert(String namespace, List<Vector> vectors, CallScope scope) {
        String name = Namespace.of(namespace);
        var items = vectors.stream().map(VectorJson::item).toList();
        var batches = Batches.split(items, MOST_RECORDS, MOST_BYTES, item -> item.length + 1);
        return withIndex(scope, index -> {
            vectors.forEach(vector -> index.check(vector.values()));
            return inTurn(batches, batch -> VectorJson.upsert(name, batch), index.http()::upsert, gone, scope);
        });
    }

    /** Forgets the vectors of these ids; ids that are not there do not matter. */
    public CompletionStage<Void> deleteIds(String namespace, List<String> ids, CallScope scope) {
        String name = Namespace.of(namespace);
        ids.forEach(VectorJson::checkedId);
        var batches = Batches.split(ids, MOST_RECORDS, MOST_BYTES, String::length);
        return withIndex(
                scope,
                index ->
                        inTurn(batches, batch -> VectorJson.deleteIds(name, batch), index.http()::delete, null, scope));
    }

    /** Forgets all vectors of the company; that there are none is no error. */
    public CompletionStage<Void> deleteNamespace(String namespace, CallScope scope) {
        byte[] json = VectorJson.deleteAll(Namespace.of(namespace));
        return withIndex(
                scope, index -> inTurn(List.of(List.of(json)), only -> json, index.http()::delete, null, scope));
    }

    private <T> CompletionStage<Void> inTurn(
            List<List<T>> batches,
            Function<List<T>, byte[]> json,
            Function<VendorCall, CompletionStage<Response>> sender,
            Runnable gone,
            CallScope scope) {
        return Batches.inTurn(
                        batches,
                        batch -> write.ask(new PineconeCall<>(json.apply(batch), sender, answer -> "", gone), scope))
                .thenAccept(done -> {});
    }

    private <T> CompletionStage<T> withIndex(CallScope scope, Function<Index, CompletionStage<T>> call) {
        if (!configured()) {
            return CompletableFuture.failedFuture(
                    new VendorException(Kind.NOT_CONFIGURED, "PINECONE_API_KEY or PINECONE_INDEX is not set"));
        }
        return transport
                .within(scope, index.get(), "pinecone.index")
                .thenCompose(found -> call.apply(found).whenComplete((answer, problem) -> {
                    if (problem != null
                            && SILENCE.contains(VendorException.of(problem).kind())) {
                        silent.run();
                    }
                }));
    }
}
