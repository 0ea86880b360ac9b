package io.partnerchat.chat;

import io.partnerchat.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All who read an answer while it is written; one timer keeps their lines open. */
@ApplicationScoped
class AnswerReaders {
    @Resource
    ManagedScheduledExecutorService timer;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());
    private final Set<AnswerReader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private ScheduledFuture<?> heartbeats;

    @PostConstruct
    void start() {
        long seconds = config.heartbeat().toSeconds();
        heartbeats = timer.scheduleAtFixedRate(
                () -> readers.forEach(AnswerReader::heartbeat), seconds, seconds, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        heartbeats.cancel(false);
        readers.forEach(AnswerReader::end);
    }

    /** Takes one of the places, if one is left; {@link #leave} gives it back. */
    boolean enter() {
        if (count.incrementAndGet() <= config.maxStreams()) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    void add(AnswerReader reader) {
        readers.add(reader);
    }

    void leave(AnswerReader reader) {
        readers.remove(reader);
        count.decrementAndGet();
    }
}
