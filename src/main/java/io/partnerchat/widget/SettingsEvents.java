package io.partnerchat.widget;

import io.partnerchat.company.Companies;
import io.partnerchat.company.CompanyStale;
import io.partnerchat.web.EventStream;
import io.partnerchat.web.EventStreams;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open widgets that listen for changed settings, by company. A listener has no thread: one task per change writes to
 * the listeners of that company.
 */
@ApplicationScoped
class SettingsEvents {
    /** After those who forget what they remember of the company. */
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    @Inject
    Companies companies;

    @Inject
    WidgetSettingsCache settings;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService timer;

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private EventStreams streams;

    /** The listeners of one company. Its lock keeps events in the order of the changes. */
    private static final class Room {
        private final Set<SettingsListener> listeners = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean due = new AtomicBoolean();
    }

    @PostConstruct
    void start() {
        WidgetConfig config = WidgetConfig.ofServer();
        streams = new EventStreams(config.maxListeners(), config.heartbeat(), timer);
    }

    @PreDestroy
    void stop() {
        streams.close();
    }

    /** A stream for one more listener, if there is a place left. */
    Optional<EventStream> enter() {
        return streams.enter();
    }

    /** Tells the listener what the settings are, and from then on what they become. */
    void add(String companyId, SettingsListener listener) {
        Room room = rooms.compute(companyId, (id, old) -> {
            Room joined = old == null ? new Room() : old;
            joined.listeners.add(listener);
            return joined;
        });
        synchronized (room) {
            event(companyId).ifPresentOrElse(listener::tell, listener::end);
        }
    }

    void leave(String companyId, SettingsListener listener) {
        rooms.computeIfPresent(companyId, (id, room) -> {
            room.listeners.remove(listener);
            return room.listeners.isEmpty() ? null : room;
        });
    }

    /** Off the thread that made the change; several changes in a moment are told once. */
    void changed(@Observes @Priority(LAST) CompanyStale stale) {
        Room room = rooms.get(stale.companyId());
        if (room != null && room.due.compareAndSet(false, true)) {
            executor.execute(() -> tell(stale.companyId(), room));
        }
    }

    private void tell(String companyId, Room room) {
        room.due.set(false);
        synchronized (room) {
            event(companyId)
                    .ifPresentOrElse(
                            now -> room.listeners.forEach(listener -> listener.tell(now)),
                            () -> room.listeners.forEach(SettingsListener::end));
        }
    }

    /** Empty when the company is no longer there. */
    private Optional<LiveEvent> event(String companyId) {
        return companies.find(companyId).map(settings::of).map(LiveEvent::of);
    }
}
