package io.partnerchat.insight;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Writes any number of turns in bounded memory: a piece is read, written and forgotten, with no transaction open in
 * between. Each export holds a thread, so only a few run at once on a node.
 */
@ApplicationScoped
class ExportService {
    private static final int PIECE = 200;
    private static final int AT_ONCE = 4;

    @Inject
    ConversationsService conversations;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** 503 when there is no place. It is taken later, by {@link #write}: not every answer gets a body. */
    void requirePlace() {
        if (places.availablePermits() == 0) {
            throw new ProblemException(Problem.of(503, "Other exports are running; try again in a minute.")
                    .withHeader("Retry-After", "60"));
        }
    }

    /** Writes what matches, the oldest turn first. */
    void write(String companyId, Filter filter, String format, OutputStream out) throws IOException {
        places.acquireUninterruptibly();
        try {
            ExportWriter writer = ExportWriter.to(out, format);
            long askedMillis = 0;
            long turnId = 0;
            List<TurnView> piece;
            do {
                piece = conversations.piece(companyId, filter, askedMillis, turnId, PIECE);
                for (TurnView turn : piece) {
                    if (!filter.searches()
                            || filter.matches(new Spoken(turn.question(), turn.answer(), turn.sources()))) {
                        writer.write(turn);
                    }
                    askedMillis = turn.askedAt().toEpochMilli();
                    turnId = turn.turnId();
                }
                writer.flush();
            } while (piece.size() == PIECE);
        } finally {
            places.release();
        }
    }
}
