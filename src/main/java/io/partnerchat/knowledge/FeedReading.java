package io.partnerchat.knowledge;

import java.time.Instant;

/** Takes what a feed is found to say. */
interface FeedReading {
    void item(FeedItem item);

    /** An entry that is left out; the others go on. */
    void error(RowError error);

    /** The feed names the moment it was made. */
    void madeAt(Instant moment);
}
