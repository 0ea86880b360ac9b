package io.partnerchat.openai;

import io.partnerchat.config.Settings;
import io.partnerchat.vendor.Batches;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorOperation;
import io.partnerchat.vendor.VendorTransport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The one door to OpenAI and to whatever speaks its language. Every stage fails with a {@link VendorException} only,
 * and goes on on a thread that carries other calls too: what blocks must follow as an async stage.
 */
@ApplicationScoped
public class OpenAi {
    private static final String DEFAULT_BASE = "https://api.openai.com/v1";
    private static final int MOST_TEXTS = 96;
    private static final int MOST_BYTES = 100_000;

    private String key;
    private URI base;
    private String model;
    private String embeddingModel;
    private int dimensions;
    private ModelForm form;
    private Duration silence;
    private OpenAiHttp http;
    private VendorOperation chat;
    private VendorOperation embeddings;
    private String moderationModel;
    private VendorOperation moderations;

    public OpenAi() {}

    OpenAi(Settings settings, VendorTransport transport, VendorMetrics metrics) {
        this(settings, transport, metrics, Dialect.of(settings.url("OPENAI_BASE_URL")));
    }

    OpenAi(Settings settings, VendorTransport transport, VendorMetrics metrics, Dialect dialect) {
        open(settings, transport, metrics, dialect);
    }

    @Inject
    void start(VendorTransport transport, Instance<VendorMetrics> metrics) {
        Settings settings = Settings.ofServer();
        VendorMetrics observer = metrics.isResolvable() ? metrics.get() : VendorMetrics.NONE;
        open(settings, transport, observer, Dialect.of(settings.url("OPENAI_BASE_URL")));
    }

    private void open(Settings settings, VendorTransport transport, VendorMetrics metrics, Dialect dialect) {
        key = settings.secret("OPENAI_API_KEY").orElse(null);
        base = settings.url("OPENAI_BASE_URL");
        model = settings.text("OPENAI_MODEL");
        embeddingModel = settings.text("OPENAI_EMBEDDING_MODEL");
        dimensions = settings.optional("OPENAI_EMBEDDING_DIMENSIONS").isPresent()
                ? settings.integer("OPENAI_EMBEDDING_DIMENSIONS", 1, 20_000)
                : 0;
        form = new ModelForm(
                model, dialect, settings.optional("OPENAI_REASONING_EFFORT").orElse(null));
        http = transport.client(OpenAiHttp.class, base, headers(dialect));
        Duration limit = Duration.ofMillis(settings.integer("OPENAI_TIMEOUT_MS", 1, 600_000));
        silence = Duration.ofMillis(settings.integer("OPENAI_STREAM_SILENCE_MS", 1_000, 600_000));
        chat = new VendorOperation("openai.chat", limit, transport, settings, metrics);
        embeddings = new VendorOperation("openai.embeddings", limit, transport, settings, metrics);
        moderationModel = settings.text("OPENAI_MODERATION_MODEL");
        moderations = new VendorOperation("openai.moderations", limit, transport, settings, metrics);
    }

    private Map<String, String> headers(Dialect dialect) {
        Map<String, String> headers = new HashMap<>();
        if (key != null) {
            headers.put("Authorization", "Bearer " + key);
        }
        if (key != null && dialect.azure()) {
            headers.put("api-key", key);
        }
        return headers;
    }

    /** Whether it can be asked at all: with a key, or at an address of one's own, where a key is optional. */
    public boolean configured() {
        return key != null || !base.toString().equals(DEFAULT_BASE);
    }

    /** One sentence for the log: what is set and what that means. */
    public String startupLine() {
        if (!configured()) {
            return "OpenAI is not configured (OPENAI_API_KEY is not set): answers are passages found by keyword.";
        }
        return "OpenAI is configured at " + base + (key == null ? " without a key" : "") + ": model " + model
                + " writes the answers, " + embeddingModel + " makes the embeddings.";
    }

    /** The embedding of a text that is not blank. */
    public CompletionStage<Embedding> embed(String text, CallScope scope) {
        return embedAll(List.of(text), scope).thenApply(found -> found.get(0));
    }

    /** The embeddings of the texts, none of them blank, in their order; in as many requests as the limits ask for. */
    public CompletionStage<List<Embedding>> embedAll(List<String> texts, CallScope scope) {
        if (!configured()) {
            return notConfigured();
        }
        if (texts.stream().anyMatch(String::isBlank)) {
            return CompletableFuture.failedFuture(
                    new VendorException(VendorException.Kind.REJECTED, "a blank text has no embedding"));
        }
        // each UTF-16 unit is at most 3 bytes, so this bound is safe and cheap
        var batches = Batches.split(texts, MOST_TEXTS, MOST_BYTES, text -> text.length() * 3);
        return Batches.inTurn(
                        batches,
                        batch -> embeddings.ask(new EmbeddingCall(http, embeddingModel, dimensions, batch), scope))
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** The model's whole answer. */
    public CompletionStage<Completion> complete(Completion.Request request, CallScope scope) {
        return configured() ? chat.ask(new ChatCall(http, form, request), scope) : notConfigured();
    }

    /**
     * The model's answer, its text handed on as it comes. A stage that fails means that the rest of it will not come; it
     * is asked for again only while nothing was handed on.
     *
     * @param text gets each piece, on a thread that carries other calls too
     */
    public CompletionStage<Completion> stream(Completion.Request request, CallScope scope, Consumer<String> text) {
        return configured()
                ? chat.ask(new StreamedChatCall(http, form, request, silence, text), scope)
                : notConfigured();
    }

    /** Whether each of the texts, one at least, is one that should not be answered or shown; in their order. */
    public CompletionStage<List<Boolean>> moderate(List<String> texts, CallScope scope) {
        return configured()
                ? moderations.ask(new ModerationCall(http, moderationModel, List.copyOf(texts)), scope)
                : notConfigured();
    }

    private static <T> CompletionStage<T> notConfigured() {
        return CompletableFuture.failedFuture(
                new VendorException(VendorException.Kind.NOT_CONFIGURED, "OPENAI_API_KEY is not set"));
    }
}
