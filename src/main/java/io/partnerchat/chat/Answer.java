package io.partnerchat.chat;

import java.time.Instant;
import java.util.List;

/**
 * What the visitor gets.
 *
 * @param message light Markdown
 * @param sources where the answer comes from, best first
 * @param degraded null when the model answered, else the rung that did: {@code passages} or {@code contact}
 * @param answerId names the answer, unguessable
 * @param incomplete whether it was cut, and the message is what came before that
 * @param known false when the bot says that it does not know
 * @param suggestions what the visitor may want to ask next, at most three
 */
public record Answer(
        String message,
        String companyId,
        String sessionId,
        String userId,
        List<Source> sources,
        String degraded,
        String answerId,
        boolean incomplete,
        boolean known,
        List<String> suggestions) {
    /** The rung below the model: the passages themselves. */
    static final String PASSAGES = "passages";
    /** The last rung: whom to ask instead. */
    static final String CONTACT = "contact";

    private static final int MAX_SOURCES = 3;

    /**
     * @param title for a person; null when unknown
     * @param url where to read on; null when unknown
     * @param product null for all that is no product
     */
    public record Source(String title, String url, Product product) {}

    /**
     * A product as its feed has it; each may be null.
     *
     * @param price as in the feed, a decimal with a point
     * @param asOf when the feed was read
     */
    public record Product(
            String price, String salePrice, String currency, String availability, String image, Instant asOf) {}

    /** What a rung of the ladder came up with, as the turn's answer. */
    static Answer of(Turn turn, Reply reply, List<String> suggestions) {
        List<Source> sources = reply.sources().stream()
                .map(passage -> new Source(passage.title(), passage.url(), ProductText.card(passage)))
                .distinct()
                .limit(MAX_SOURCES)
                .toList();
        return new Answer(
                reply.text(),
                turn.company().id(),
                turn.question().sessionId(),
                turn.question().userId(),
                sources,
                reply.degraded(),
                turn.answerId(),
                reply.incomplete(),
                reply.known(),
                suggestions);
    }

    /** 24 characters that stand for 144 random bits. */
    static String newId() {
        return Question.newId();
    }

    /** The name of the rung that answered, for logs and metrics. */
    public String rung() {
        return degraded == null ? "model" : degraded;
    }

    /** Whether the visitor should be offered to leave an address: the bot could not help as it should. */
    public boolean offerLead() {
        return !known || degraded != null;
    }
}
