package io.partnerchat.knowledge;

import java.util.Locale;

/** Where a job is. */
public enum JobPhase {
    /** What it needs is being uploaded. */
    RECEIVING,
    /** It will be taken up as soon as those before it are done. */
    QUEUED,
    /** Its source is being read. */
    READING,
    /** Passages are being embedded and kept. */
    INDEXING,
    /** A vendor or a site does not answer; it goes on by itself. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
