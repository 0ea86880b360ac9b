package io.partnerchat.web;

import org.h2.engine.Mode;

/**
 * In its MySQL and MariaDB modes H2 sets the counter of an id column to what was just inserted, even if it has given that id
 * itself. What others have been given in between is then given once more, and their rows are refused (h2database issue
 * 3950). Nobody here inserts ids of its own, so that is switched off.
 */
public final class H2Ids {
    private H2Ids() {}

    public static void areNeverGivenTwice() {
        Mode.getInstance("MariaDB").updateSequenceOnManualIdentityInsertion = false;
        Mode.getInstance("MySQL").updateSequenceOnManualIdentityInsertion = false;
    }
}
