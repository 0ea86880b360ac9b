package io.partnerchat.web;

import java.sql.SQLTransactionRollbackException;
import java.util.function.Supplier;

/**
 * Transactions that a database rolls back because others came at the same moment: of equal rows sent at once it lets one in
 * and may end the others in a deadlock. They are done once more, as every database's handbook asks for.
 */
public final class RolledBack {
    private static final int TRIES = 6;

    private RolledBack() {}

    /** @param transaction begins and ends within the call, so that it can be repeated */
    public static <T> T triedAgain(Supplier<T> transaction) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (tries == TRIES || !isOne(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransactionRollbackException) {
                return true;
            }
        }
        return false;
    }
}
