package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whole HTTP/1.1 requests. */
final class Requests {
    /** What every answer that the model wrote contains. */
    static final String BY_MODEL = "\"degraded\":null";

    private static final int TURNS_PER_SESSION = 5;
    private static final List<String> QUESTIONS = List.of(
            "How long does shipping take and what does it cost?",
            "Can I return a blanket when I do not like the colour?",
            "My parcel arrived damaged, what should I do now?",
            "Do you have the ceramic lamp in stock in another size?",
            "How can I change the delivery address of my order?",
            "Where do I find the invoice for the gift voucher?",
            "Which payment cards do you take, and is there a discount?");

    private Requests() {}

    static ByteBuf get(String path) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n");
    }

    static ByteBuf settings(String company) {
        return get("/api/widget-settings/" + company);
    }

    /** A visitor's turn; after {@value #TURNS_PER_SESSION} turns the visitor begins a new session. */
    static ByteBuf turn(String run, int visitor, int turn) {
        return turn("application/json", run, visitor, turn);
    }

    /** The same, whose answer is read while it is written. */
    static ByteBuf streamedTurn(String run, int visitor, int turn) {
        return turn("text/event-stream", run, visitor, turn);
    }

    private static ByteBuf turn(String accept, String run, int visitor, int turn) {
        String body = "{\"message\":\"" + QUESTIONS.get((visitor + turn) % QUESTIONS.size()) + "\",\"user_id\":\"user-"
                + visitor + "\",\"session_id\":\"" + run + "-" + visitor + "-" + turn / TURNS_PER_SESSION + "\"}";
        return ascii("POST /api/partner-chat/" + BenchData.CHAT_COMPANY + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Accept: " + accept + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }
}
