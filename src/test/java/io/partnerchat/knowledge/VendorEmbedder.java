package io.partnerchat.knowledge;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Embeds with a server that speaks OpenAI's API. */
final class VendorEmbedder implements Embedder {
    private static final int BATCH = 64;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String model;
    private final double least;

    /** @param baseUrl with its version path, without a slash at the end */
    VendorEmbedder(String baseUrl, String model, double least) {
        this.baseUrl = baseUrl;
        this.model = model;
        this.least = least;
    }

    @Override
    public String name() {
        return "meaning (" + model + ")";
    }

    @Override
    public double least() {
        return least;
    }

    @Override
    public List<float[]> vectors(List<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            JsonArray data = asked(texts.subList(from, Math.min(texts.size(), from + BATCH)));
            data.forEach(item -> vectors.add(vector(item.asJsonObject().getJsonArray("embedding"))));
        }
        return vectors;
    }

    private JsonArray asked(List<String> texts) {
        JsonObject body = Json.createObjectBuilder()
                .add("model", model)
                .add("input", Json.createArrayBuilder(texts))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/embeddings"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + System.getenv().getOrDefault("OPENAI_API_KEY", "none"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the embeddings were answered with " + answer.statusCode());
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject().getJsonArray("data");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] vector(JsonArray numbers) {
        float[] vector = new float[numbers.size()];
        int i = 0;
        for (JsonValue number : numbers) {
            vector[i++] = (float) ((JsonNumber) number).doubleValue();
        }
        return vector;
    }
}
