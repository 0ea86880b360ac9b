package io.partnerchat.insight;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists and shows conversations. Looks at a bounded number of turns at a time, and for a bounded time. */
@Stateless
public class ConversationsService {
    private static final int WINDOW = 500;
    private static final int SEARCH_WINDOW = 2_000;
    private static final int NEWER = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    TurnKeyStore keys;

    @Inject
    InsightStore store;

    /** The latest first; each conversation once, where its last turn stands that has what was looked for. */
    public ConversationView.Listing list(String companyId, Filter filter, TurnKey after, int limit) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int window = filter.searches() ? SEARCH_WINDOW : WINDOW;
        List<TurnKey> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        TurnKey at = after;
        while (true) {
            List<TurnKey> turns = keys.older(companyId, filter, at, window);
            for (TurnKey turn : turns) {
                if (isMatch(filter, turn) && seen.add(turn.sessionId()) && isFirst(companyId, filter, turn, after)) {
                    found.add(turn);
                    if (found.size() == limit) {
                        return listing(companyId, found, turn, true);
                    }
                }
            }
            List<TurnKey> last = filter.searches()
                    ? keys.endOfWindow(companyId, withoutWords(filter), at, window)
                    : turns.size() == window ? turns.subList(window - 1, window) : List.of();
            if (last.isEmpty()) {
                return listing(companyId, found, null, false);
            }
            at = last.get(0);
            if (System.nanoTime() > end) {
                return listing(companyId, found, at, true);
            }
        }
    }

    private ConversationView.Listing listing(String companyId, List<TurnKey> found, TurnKey at, boolean more) {
        return new ConversationView.Listing(
                store.conversations(companyId, found),
                more ? at.text() : null,
                more ? Instant.ofEpochMilli(at.askedMillis()) : null);
    }

    private static boolean isMatch(Filter filter, TurnKey turn) {
        return !filter.searches() || filter.matches(Spoken.of(turn.messages()));
    }

    /** Whether no page before has the conversation. */
    private boolean isFirst(String companyId, Filter filter, TurnKey turn, TurnKey after) {
        return after.equals(TurnKey.START)
                || keys.newerOfSession(companyId, turn.sessionId(), filter, after, NEWER).stream()
                        .noneMatch(newer -> isMatch(filter, newer));
    }

    private static Filter withoutWords(Filter filter) {
        return new Filter(
                filter.from(),
                filter.to(),
                List.of(),
                filter.userId(),
                filter.degraded(),
                filter.rung(),
                filter.feedback(),
                filter.unanswered());
    }

    /** A conversation's turns in their order; 404 when there are none. */
    public TurnView.Conversation get(String companyId, String sessionId, long afterTurn, int limit) {
        List<TurnView> rows = store.turns(companyId, sessionId, afterTurn, limit + 1);
        if (rows.isEmpty() && store.turns(companyId, sessionId, 0, 1).isEmpty()) {
            throw new ProblemException(Problem.of(404, "There is no such conversation."));
        }
        List<TurnView> shown = List.copyOf(rows.subList(0, Math.min(limit, rows.size())));
        String visitor = shown.isEmpty() ? null : shown.get(0).userId();
        return new TurnView.Conversation(
                sessionId,
                visitor,
                shown,
                rows.size() > limit ? shown.get(limit - 1).turnId() : null);
    }

    /** A piece of an export, the oldest turn first. */
    public List<TurnView> piece(String companyId, Filter filter, long askedMillis, long turnId, int most) {
        return store.newer(companyId, filter, askedMillis, turnId, most);
    }
}
