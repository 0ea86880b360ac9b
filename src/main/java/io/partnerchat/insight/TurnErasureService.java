package io.partnerchat.insight;

import io.partnerchat.handoff.HandoffErasure;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Erases conversations a little at a time, each piece in a transaction of its own. */
@Stateless
public class TurnErasureService {
    private static final int PIECE = 500;
    private static final DateTimeFormatter COLUMN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Inject
    ErasureStore store;

    @Inject
    HandoffErasure handoff;

    /** Each method returns how many turns went; none: there is nothing left. */
    public int conversation(String companyId, String sessionId) {
        handoff.conversation(companyId, sessionId);
        return store.ofSession(companyId, sessionId, PIECE);
    }

    /** With the visitor's leads. */
    public int visitor(String companyId, String userId) {
        handoff.visitor(companyId, userId);
        return store.ofVisitor(companyId, userId, PIECE);
    }

    public int before(String companyId, Instant moment) {
        handoff.before(companyId, moment.toEpochMilli());
        int turns = store.before(companyId, moment.toEpochMilli(), PIECE);
        return turns > 0 ? turns : store.foreignBefore(companyId, COLUMN.format(moment), PIECE);
    }
}
