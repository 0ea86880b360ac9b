package io.partnerchat.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The turns of this node by session: those that run, and for a minute those that were streamed, so that a visitor on the
 * next page can read on.
 */
@ApplicationScoped
class RunningTurns {
    /** The longest text of one prompt is bounded by it. */
    private static final int MOST_MESSAGES = 20;

    private static final int REMEMBERED_CHARACTERS = 8_000_000;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());
    private final Map<Session, List<Turn>> running = new ConcurrentHashMap<>();
    private final Cache<Session, Turn> finished = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARACTERS)
            .weigher((Session session, Turn turn) -> 1_000 + turn.shown().length())
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private record Session(String companyId, String sessionId) {
        static Session of(Turn turn) {
            return new Session(turn.company().id(), turn.question().sessionId());
        }
    }

    /**
     * Where the question of a new turn will be answered: there, unless that very message is being answered already. A new
     * turn takes over what was asked a moment ago and is not being answered visibly.
     *
     * @param reader waits for the answer from now on
     */
    Turn enter(Turn fresh, Runnable reader) {
        Turn[] entered = {fresh};
        running.compute(Session.of(fresh), (session, turns) -> {
            List<Turn> before = turns == null ? List.of() : turns;
            Optional<Turn> same = before.stream()
                    .filter(turn -> turn.burst().hasMessage(fresh.question().clientMessageId())
                            && turn.audience().join(reader))
                    .findFirst();
            if (same.isPresent()) {
                entered[0] = same.get();
                return before;
            }
            fresh.audience().join(reader);
            return withFresh(before, fresh);
        });
        return entered[0];
    }

    private List<Turn> withFresh(List<Turn> before, Turn fresh) {
        List<Turn> all = new ArrayList<>();
        for (Turn turn : before) {
            boolean inBurst = turn.millis() < config.burst().toMillis();
            if (!inBurst || !turn.mergeInto(fresh, MOST_MESSAGES)) {
                all.add(turn);
            }
        }
        all.add(fresh);
        return List.copyOf(all);
    }

    void over(Turn turn) {
        if (turn.streamed() && turn.answered()) {
            finished.put(Session.of(turn), turn);
        }
        running.computeIfPresent(Session.of(turn), (session, turns) -> {
            List<Turn> left = turns.stream().filter(other -> other != turn).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /** What runs in the session, the youngest last. */
    List<Turn> of(String companyId, String sessionId) {
        return running.getOrDefault(new Session(companyId, sessionId), List.of());
    }

    /** The turn of that answer, or without one the youngest, whether it runs or is remembered. */
    Optional<Turn> find(String companyId, String sessionId, Optional<String> answerId) {
        List<Turn> known = new ArrayList<>();
        Turn last = finished.getIfPresent(new Session(companyId, sessionId));
        if (last != null) {
            known.add(last);
        }
        known.addAll(of(companyId, sessionId));
        return known.stream()
                .filter(turn -> answerId.isEmpty() || turn.burst().hasAnswer(answerId.get()))
                .reduce((older, younger) -> younger);
    }

    void forget(String companyId, String sessionId) {
        finished.invalidate(new Session(companyId, sessionId));
    }
}
