package io.partnerchat.limit;

import java.util.Locale;

/** Whose messages are counted together, narrowest first; always within one company. */
enum Scope {
    /** Who calls itself by the same user_id. */
    VISITOR("You are writing faster than I can answer."),
    /** One conversation. */
    SESSION("You are writing faster than I can answer."),
    /** All who call from one address: a household, an office or a whole mobile network. */
    ADDRESS("Very many messages are coming from your network."),
    /** All visitors of the company. */
    PARTNER("Very many visitors are writing to us right now.");

    private final String reason;

    Scope(String reason) {
        this.reason = reason;
    }

    /** The field of {@code limits} in ai_config. */
    String field() {
        return name().toLowerCase(Locale.ROOT) + "_per_minute";
    }

    /** The environment variable with the number for partners that chose none. */
    String setting() {
        return "LIMIT_" + name() + "_PER_MINUTE";
    }

    /** The environment variable with the highest number that a partner may choose. */
    String ceilingSetting() {
        return setting() + "_MAX";
    }

    /** What the visitor reads. */
    String sentence(long seconds) {
        return reason + " Please wait " + seconds + (seconds == 1 ? " second" : " seconds")
                + " and send your message again.";
    }
}
