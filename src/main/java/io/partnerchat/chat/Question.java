package io.partnerchat.chat;

import io.partnerchat.problem.FieldReader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a visitor asks.
 *
 * @param message 1 to 4,000 characters (code points)
 * @param userId names the visitor; made up when the request has none
 * @param sessionId names the conversation; made up, unguessable, when the request has none
 * @param newSession whether the session id was made up here, so that nothing can be stored under it
 * @param clientMessageId the client's name for this message, the same when it sends it again; null when it gave none
 * @param page where the visitor is
 * @param history what was said before, as the client remembers it; the stored conversation wins over it
 */
record Question(
        String message,
        String userId,
        String sessionId,
        boolean newSession,
        String clientMessageId,
        Page page,
        List<ChatMessage> history) {
    private static final int MAX_MESSAGE = 4_000;
    private static final int MAX_ID = 255;
    private static final int MAX_CLIENT_ID = 100;
    private static final int MAX_URL = 2_000;
    private static final int MAX_TITLE = 300;
    private static final int MAX_HISTORY = 100;
    private static final int MAX_HISTORY_TEXT = 16_000;
    private static final Pattern PAGE_URL = Pattern.compile("https?://[^\\s/?#]+\\S*", Pattern.CASE_INSENSITIVE);
    private static final int ID_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Throws a 400 problem with all violations together. Unknown fields are left alone: the contract may grow. */
    static Question from(JsonObject body) {
        FieldReader fields = new FieldReader(body);
        fields.requireText("message");
        Optional<String> message = fields.text("message", 1, Integer.MAX_VALUE);
        message.filter(text -> text.codePointCount(0, text.length()) > MAX_MESSAGE)
                .ifPresent(text -> fields.violation("message", "must have at most 4,000 characters"));
        Optional<String> userId = id(fields, "user_id", MAX_ID);
        Optional<String> sessionId = id(fields, "session_id", MAX_ID);
        Optional<String> clientMessageId = id(fields, "client_message_id", MAX_CLIENT_ID);
        Page page = new Page(
                pageUrl(fields),
                fields.nullableText("page_title", MAX_TITLE)
                        .filter(text -> !text.isBlank())
                        .orElse(null),
                id(fields, "product_id", MAX_ID).orElse(null));
        List<ChatMessage> history = history(fields);
        fields.end();
        return new Question(
                message.orElseThrow().strip(),
                userId.orElseGet(() -> "visitor-" + newId()),
                sessionId.orElseGet(Question::newId),
                sessionId.isEmpty(),
                clientMessageId.orElse(null),
                page,
                history);
    }

    /** Of which only is known whose it was. */
    static Question of(String sessionId, String userId) {
        return new Question("", userId, sessionId, false, null, Page.NONE, List.of());
    }

    /** The same in a session that may be there already. */
    Question in(String session) {
        return new Question(message, userId, session, false, clientMessageId, page, history);
    }

    /** As browsers write addresses, which is more than the standard of addresses allows. */
    private static String pageUrl(FieldReader fields) {
        Optional<String> url = fields.nullableText("page_url", MAX_URL).filter(text -> !text.isEmpty());
        url.filter(text -> !PAGE_URL.matcher(text).matches())
                .ifPresent(text ->
                        fields.violation("page_url", "must be an address that starts with https:// or http://"));
        return url.orElse(null);
    }

    private static Optional<String> id(FieldReader fields, String name, int max) {
        Optional<String> id = fields.nullableText(name, max).filter(text -> !text.isEmpty());
        id.filter(text -> !text.equals(text.strip()) || text.chars().anyMatch(c -> c < 0x20))
                .ifPresent(text -> fields.violation(name, "must not begin or end with a space or have line breaks"));
        return id;
    }

    private static List<ChatMessage> history(FieldReader fields) {
        JsonValue value = fields.any("history").orElse(JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray list) || list.size() > MAX_HISTORY) {
            fields.violation("history", "must be a list of at most " + MAX_HISTORY + " messages");
            return List.of();
        }
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            message(fields, "history[" + i + "]", list.get(i)).ifPresent(messages::add);
        }
        return messages;
    }

    private static Optional<ChatMessage> message(FieldReader fields, String at, JsonValue value) {
        if (!(value instanceof JsonObject entry)) {
            fields.violation(at, "must be an object with role and content");
            return Optional.empty();
        }
        boolean roleFits = entry.get("role") instanceof JsonString role
                && (role.getString().equals("user") || role.getString().equals("assistant"));
        if (!roleFits) {
            fields.violation(at + ".role", "must be user or assistant");
        }
        Optional<String> wrong = entry.get("content") instanceof JsonString content
                ? FieldReader.wrongWith(content.getString(), 0, MAX_HISTORY_TEXT)
                : Optional.of("must be a text");
        wrong.ifPresent(what -> fields.violation(at + ".content", what));
        return roleFits && wrong.isEmpty()
                ? Optional.of(new ChatMessage(entry.getString("role"), entry.getString("content")))
                : Optional.empty();
    }

    static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
