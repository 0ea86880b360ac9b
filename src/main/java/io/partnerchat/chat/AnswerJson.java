package io.partnerchat.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Answers as JSON: as they go out, whole or at the end of a stream, and as they are kept. */
final class AnswerJson {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private AnswerJson() {}

    /** The body of an answer. */
    static String of(Answer answer) {
        return JSON.createObjectBuilder()
                .add("answer_id", answer.answerId())
                .add("company_id", answer.companyId())
                .add("degraded", nullable(answer.degraded()))
                .add("incomplete", answer.incomplete())
                .add("known", answer.known())
                .add("message", answer.message())
                .add("offer_lead", answer.offerLead())
                .add("session_id", answer.sessionId())
                .add("sources", sources(answer.sources()))
                .add("suggestions", texts(answer.suggestions()))
                .add("user_id", answer.userId())
                .build()
                .toString();
    }

    /** What a stored answer has beside role, content and time. */
    static void addTo(JsonObjectBuilder message, Answer answer) {
        message.add("sources", sources(answer.sources()))
                .add("degraded", nullable(answer.degraded()))
                .add("answer_id", answer.answerId())
                .add("incomplete", answer.incomplete())
                .add("known", answer.known())
                .add("suggestions", texts(answer.suggestions()));
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        texts.forEach(list::add);
        return list;
    }

    static JsonArrayBuilder sources(List<Answer.Source> sources) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (Answer.Source source : sources) {
            list.add(JSON.createObjectBuilder()
                    .add("title", nullable(source.title()))
                    .add("url", nullable(source.url()))
                    .add("product", source.product() == null ? JsonValue.NULL : product(source.product())));
        }
        return list;
    }

    private static JsonObject product(Answer.Product product) {
        return JSON.createObjectBuilder()
                .add("price", nullable(product.price()))
                .add("sale_price", nullable(product.salePrice()))
                .add("currency", nullable(product.currency()))
                .add("availability", nullable(product.availability()))
                .add("image", nullable(product.image()))
                .add(
                        "as_of",
                        nullable(product.asOf() == null ? null : product.asOf().toString()))
                .build();
    }

    /** The sources of a stored answer; what is none is left out. */
    static List<Answer.Source> sources(JsonValue stored) {
        return (stored instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY)
                .stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .map(source -> new Answer.Source(
                                source.getString("title", null),
                                source.getString("url", null),
                                source.get("product") instanceof JsonObject product ? product(product) : null))
                        .toList();
    }

    private static Answer.Product product(JsonObject stored) {
        return new Answer.Product(
                stored.getString("price", null),
                stored.getString("sale_price", null),
                stored.getString("currency", null),
                stored.getString("availability", null),
                stored.getString("image", null),
                instant(stored.get("as_of")));
    }

    private static Instant instant(JsonValue value) {
        try {
            return value instanceof JsonString text ? Instant.parse(text.getString()) : null;
        } catch (DateTimeException e) {
            return null; // somebody else's hand
        }
    }

    private static JsonValue nullable(String text) {
        return text == null ? JsonValue.NULL : JSON.createValue(text);
    }
}
