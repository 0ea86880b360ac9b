package io.partnerchat.chat;

import io.partnerchat.config.Settings;
import io.partnerchat.web.EventStream;
import io.partnerchat.web.EventStreams;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All who read an answer while it is written. */
@ApplicationScoped
class AnswerReaders {
    @Resource
    ManagedScheduledExecutorService timer;

    private EventStreams streams;

    @PostConstruct
    void start() {
        ChatConfig config = ChatConfig.from(Settings.ofServer());
        streams = new EventStreams(config.maxStreams(), config.heartbeat(), timer);
    }

    @PreDestroy
    void stop() {
        streams.close();
    }

    /** A stream for one more, if there is a place left. */
    Optional<EventStream> enter() {
        return streams.enter();
    }
}
