package io.partnerchat.chat;

import io.partnerchat.config.Settings;
import java.time.Duration;

/**
 * How turns are run.
 *
 * @param turn the longest a visitor waits
 * @param search the part of it that the search may take
 * @param maxTurns how many turns may wait for the model at once; beyond it the passages answer
 * @param historyTokens how much of the conversation the model reads
 * @param passageTokens how much of the knowledge the model reads
 * @param stream the longest a streamed answer may take from its first text to its last
 * @param burst messages that follow one another within this time, before anything was shown, get one answer
 * @param heartbeat how often the reader of a stream hears that the line is open
 * @param maxStreams how many may read a stream at once
 */
record ChatConfig(
        Duration turn,
        Duration search,
        int maxTurns,
        int historyTokens,
        int passageTokens,
        Duration stream,
        Duration burst,
        Duration heartbeat,
        int maxStreams) {
    static ChatConfig from(Settings settings) {
        return new ChatConfig(
                Duration.ofSeconds(settings.integer("CHAT_TURN_SECONDS", 2, 120)),
                Duration.ofSeconds(settings.integer("CHAT_SEARCH_SECONDS", 1, 60)),
                settings.integer("CHAT_MAX_TURNS", 1, 100_000),
                settings.integer("CHAT_HISTORY_TOKENS", 0, 100_000),
                settings.integer("CHAT_PASSAGE_TOKENS", 100, 100_000),
                Duration.ofSeconds(settings.integer("CHAT_STREAM_SECONDS", 1, 600)),
                Duration.ofSeconds(settings.integer("CHAT_BURST_SECONDS", 0, 60)),
                Duration.ofSeconds(settings.integer("CHAT_HEARTBEAT_SECONDS", 1, 300)),
                settings.integer("CHAT_MAX_STREAMS", 1, 100_000));
    }
}
