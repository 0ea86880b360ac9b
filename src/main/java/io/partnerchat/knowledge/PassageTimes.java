package io.partnerchat.knowledge;

import java.util.Arrays;

/** Which rows a company has, and when each was last changed: tells what an index has to learn and to forget. */
public final class PassageTimes {
    /** Instead of a time, for a row that may change again within the same second. */
    static final long UNSETTLED = -1;

    private final long[] ids;
    private final long[] times;

    /**
     * @param ids in ascending order
     * @param times seconds, or {@link #UNSETTLED}
     */
    PassageTimes(long[] ids, long[] times) {
        this.ids = ids;
        this.times = times;
    }

    int size() {
        return ids.length;
    }

    long id(int place) {
        return ids[place];
    }

    /** When the row was changed; {@link #UNSETTLED} when it is not known. */
    long of(long id) {
        int place = Arrays.binarySearch(ids, id);
        return place < 0 ? UNSETTLED : times[place];
    }

    boolean has(long id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }
}
