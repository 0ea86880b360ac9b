package io.partnerchat.it;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * OpenAI and Pinecone in one, on bare sockets, so that faults of every kind can be had and a server that hangs up is
 * noticed. Checks every request against the contract. Answers well unless a test has scripted otherwise for the requests
 * that carry its own marker, so that tests share it and do not meet.
 */
final class VendorStub {
    private static final String VECTOR = vector();
    private static final VendorStub INSTANCE = new VendorStub();

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "vendor-stub");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentLinkedDeque<Script> scripts = new ConcurrentLinkedDeque<>();
    private final Map<String, List<String>> vectors = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> kept = new ConcurrentHashMap<>();
    private final Queue<VendorCall> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    private record Script(VendorCall.Kind kind, String marker, Queue<Reaction> reactions) {
        boolean isFor(VendorCall call) {
            return call.kind() == kind && call.body().contains(marker);
        }

        /** The last one is for all requests after it too. */
        synchronized Reaction next() {
            return reactions.size() > 1 ? reactions.remove() : reactions.element();
        }
    }

    private VendorStub() {
        try {
            server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    static VendorStub get() {
        return INSTANCE;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The settings with which a server uses both vendors. */
    Map<String, String> environment() {
        return Map.of(
                "OPENAI_BASE_URL",
                url() + "/v1",
                "OPENAI_API_KEY",
                Contract.OPENAI_KEY,
                "PINECONE_HOST",
                url(),
                "PINECONE_API_KEY",
                Contract.PINECONE_KEY);
    }

    /** Requests of this kind whose body contains the marker get these reactions in turn, the last one for good. */
    void script(VendorCall.Kind kind, String marker, Reaction... reactions) {
        scripts.addFirst(new Script(kind, marker, new ConcurrentLinkedQueue<>(List.of(reactions))));
    }

    /** Everything in the namespace is lost, and nobody has asked for that. */
    void loses(String namespace) {
        kept.remove(namespace);
    }

    /** What was scripted for the marker is over. */
    void recover(String marker) {
        scripts.removeIf(script -> script.marker().equals(marker));
    }

    /** The index finds the passage, as one that is near every question of this company. */
    void holdsVector(String namespace, String vectorId, double score) {
        hold(namespace, "{\"id\":" + Json.createValue(vectorId) + ",\"score\":" + score + ",\"values\":[]}");
    }

    /** The index finds a passage that the table does not have; it carries its own text. */
    void holdsText(String namespace, String vectorId, String text) {
        hold(
                namespace,
                "{\"id\":" + Json.createValue(vectorId) + ",\"score\":0.9,\"metadata\":{\"text\":"
                        + Json.createValue(text) + "}}");
    }

    private void hold(String namespace, String match) {
        vectors.computeIfAbsent(namespace, key -> new CopyOnWriteArrayList<>()).add(match);
    }

    /** The ids of the vectors that were put into the namespace and not deleted since. */
    Set<String> ids(String namespace) {
        return Set.copyOf(kept.getOrDefault(namespace, Set.of()));
    }

    /** How many texts with the marker in them were embedded. */
    long embedded(String marker) {
        return calls(VendorCall.Kind.EMBEDDINGS, marker).stream()
                .flatMap(call -> call.json().getJsonArray("input").getValuesAs(JsonString.class).stream())
                .filter(text -> text.getString().contains(marker))
                .count();
    }

    /** What has been asked with the marker in it, the oldest first. */
    List<VendorCall> calls(VendorCall.Kind kind, String marker) {
        return calls.stream()
                .filter(call -> call.kind() == kind && call.body().contains(marker))
                .toList();
    }

    /** The one request of this kind with the marker in it. */
    VendorCall call(VendorCall.Kind kind, String marker) {
        List<VendorCall> found = calls(kind, marker);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " requests of " + kind + " with " + marker + " in place of one");
        }
        return found.get(0);
    }

    /** Everything that broke the contract since this was last asked. */
    List<String> takeFaults() {
        List<String> taken = List.copyOf(faults);
        faults.removeAll(taken);
        return taken;
    }

    static String vectorJson() {
        return VECTOR;
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                VendorCall call = read(in);
                more = call != null && reaction(call).play(call, socket);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof RuntimeException) {
                faults.add("the stub failed: " + e);
            }
        }
    }

    private Reaction reaction(VendorCall call) {
        List<String> found = Contract.faults(call);
        faults.addAll(found);
        if (!found.isEmpty()) {
            return Reaction.answer(400, "text/plain", "breaks the contract");
        }
        calls.add(call);
        return scripts.stream()
                .filter(script -> script.isFor(call))
                .findFirst()
                .map(Script::next)
                .orElseGet(() -> good(call));
    }

    private Reaction good(VendorCall call) {
        return switch (call.kind()) {
            case EMBEDDINGS -> embeddings(call);
            case UPSERT -> {
                List<JsonObject> vectors = call.json().getJsonArray("vectors").getValuesAs(JsonObject.class);
                vectors.forEach(vector -> ids(call).add(vector.getString("id")));
                yield Reaction.json("{\"upsertedCount\":" + vectors.size() + "}");
            }
            case DELETE -> {
                if (call.json().containsKey("ids")) {
                    call.json()
                            .getJsonArray("ids")
                            .getValuesAs(JsonString.class)
                            .forEach(id -> ids(call).remove(id.getString()));
                } else {
                    ids(call).clear();
                }
                yield Reaction.json("{}");
            }
            case QUERY -> {
                String namespace = call.json().getString("namespace");
                yield Reaction.json("{\"results\":[],\"matches\":["
                        + String.join(",", vectors.getOrDefault(namespace, List.of())) + "],\"namespace\":"
                        + Json.createValue(namespace) + ",\"usage\":{\"readUnits\":1}}");
            }
            case CHAT -> Reaction.says("The model's answer.");
            case MODERATIONS -> Reaction.flags(call, text -> false);
            case DESCRIBE -> Reaction.json("""
                        {"name":"the-index","host":"%s","status":{"ready":true,"state":"Ready"},
                         "deployment":{"deployment_type":"managed","cloud":"aws","region":"us-east-1","environment":"cell"},
                         "schema":{"fields":{"_values":{"type":"dense_vector","dimension":1536,"metric":"cosine"},
                         "_sparse_values":{"type":"sparse_vector"}}},"tags":null,"deletion_protection":"disabled"}
                        """.formatted(url()));
        };
    }

    private Set<String> ids(VendorCall call) {
        return kept.computeIfAbsent(call.json().getString("namespace"), key -> ConcurrentHashMap.newKeySet());
    }

    /** One for each text. */
    static Reaction embeddings(VendorCall call) {
        int texts = call.json().getJsonArray("input").size();
        String data = IntStream.range(0, texts)
                .mapToObj(i -> "{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + VECTOR + "}")
                .collect(Collectors.joining(","));
        return Reaction.json("{\"object\":\"list\",\"data\":[" + data + "],\"model\":\"text-embedding-3-small\","
                + "\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}");
    }

    /** The next request, or null at the end of the connection. */
    private static VendorCall read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            return null;
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        String[] words = first.split(" ", 3);
        JsonObject json = length == 0 ? JsonValue.EMPTY_JSON_OBJECT : Reply.parse(body);
        return new VendorCall(words[0], words[1], headers, body, json, System.nanoTime(), new CompletableFuture<>());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static String vector() {
        Random random = new Random(1);
        JsonArrayBuilder numbers = Json.createArrayBuilder();
        for (int i = 0; i < Contract.DIMENSION; i++) {
            numbers.add(random.nextGaussian() / 40);
        }
        return numbers.build().toString();
    }
}
