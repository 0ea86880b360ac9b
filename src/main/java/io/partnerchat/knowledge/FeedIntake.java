package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.time.Instant;

/** Where a feed's entries go while it is read: to the disk, counted, with what is wrong noted. */
final class FeedIntake implements FeedReading {
    private static final int SIGN_OF_LIFE = 2_000;

    private final JobRun run;
    private final FeedSpill spill;
    private final FeedLimits limits;
    private int rows;
    private int usable;
    private Instant made;

    FeedIntake(JobRun run, FeedSpill spill, FeedLimits limits) {
        this.run = run;
        this.spill = spill;
        this.limits = limits;
    }

    @Override
    public void item(FeedItem item) {
        spill.add(item);
        usable += item.part() == FeedItem.Part.BROKEN ? 0 : 1;
        row();
    }

    @Override
    public void error(RowError error) {
        run.counts().failed(error);
    }

    /** The latest that is named: some feeds name the day on which the shop was founded too. */
    @Override
    public void madeAt(Instant moment) {
        made = moment != null && (made == null || moment.isAfter(made)) ? moment : made;
    }

    private void row() {
        if (++rows > limits.rows()) {
            throw new SourceException(
                    Reason.TOO_LARGE,
                    "The feed has more than " + limits.rows() + " entries, which is the limit; nothing was changed.");
        }
        if (rows % SIGN_OF_LIFE == 0) {
            run.goOn(JobPhase.READING);
        }
    }

    /** @throws SourceException EMPTY when nothing in it can be used */
    void end() throws IOException {
        if (usable == 0) {
            String why = run.counts().failures() == 0 ? "" : "; the entries that cannot be used are listed";
            throw new SourceException(Reason.EMPTY, "There is no product in the feed" + why + ". Nothing was changed.");
        }
        run.counts().expect(spill.products());
        spill.finish();
    }

    /** Null when the feed names no moment. */
    Long madeMillis() {
        return made == null ? null : Long.valueOf(made.toEpochMilli());
    }
}
