package io.partnerchat.limit;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of one company's budget of one day that this node has set aside: turns take from it and put back what they did
 * not need, without asking the database each time. Whoever talks to the database about it holds its lock; taking and
 * settling need none.
 */
final class Purse {
    private final String companyId;
    private final LocalDate day;
    /** Set aside and not taken; less than 0 when turns needed more than they took. */
    private final AtomicLong free = new AtomicLong();
    /** Needed by turns that have ended, and not booked yet. */
    private final AtomicLong spent = new AtomicLong();

    private final AtomicBoolean bookingQueued = new AtomicBoolean();
    private volatile boolean used;
    private volatile long portion;
    private volatile Refused refused = new Refused(Long.MAX_VALUE, -1, 0);

    /** What was last refused, so that a flood of turns does not ask again and again. */
    private record Refused(long tokens, long budget, long at) {}

    /** What is to be booked: tokens spent, and tokens that go back; less than 0 when more was needed than taken. */
    record Booking(long spent, long back) {
        boolean isNothing() {
            return spent == 0 && back == 0;
        }
    }

    Purse(String companyId, LocalDate day) {
        this.companyId = companyId;
        this.day = day;
    }

    String companyId() {
        return companyId;
    }

    LocalDate day() {
        return day;
    }

    boolean take(long tokens) {
        used = true;
        long before;
        do {
            before = free.get();
            if (before < tokens) {
                return false;
            }
        } while (!free.compareAndSet(before, before - tokens));
        return true;
    }

    long free() {
        return free.get();
    }

    long spent() {
        return spent.get();
    }

    /** After a lease, with which so much of what was spent has been booked. */
    void leased(long tokens, long booked, long usualPortion) {
        portion = usualPortion;
        spent.addAndGet(-booked);
        free.addAndGet(tokens);
    }

    /**
     * A turn needed so many of the tokens it took, perhaps more than it took.
     *
     * @return whether something should be booked soon, and nobody is about to
     */
    boolean settled(long taken, long needed) {
        spent.addAndGet(needed);
        long now = free.addAndGet(taken - needed);
        return (now < 0 || now > 2 * portion) && bookingQueued.compareAndSet(false, true);
    }

    /** Takes out what is to be booked now; a purse that is in use keeps one portion. */
    Booking book(boolean inUse) {
        bookingQueued.set(false);
        long keep = inUse ? portion : 0;
        long before = free.getAndUpdate(now -> now < 0 ? 0 : Math.min(now, keep));
        return new Booking(spent.getAndSet(0), before < 0 ? before : Math.max(0, before - keep));
    }

    /** The booking failed: it will be made another time. */
    void undo(Booking booking) {
        spent.addAndGet(booking.spent());
        free.addAndGet(booking.back());
    }

    /** Whether anything was taken since this was asked last. */
    boolean endUse() {
        boolean was = used;
        used = false;
        return was;
    }

    void refused(long tokens, long budget, long nanoTime) {
        refused = new Refused(tokens, budget, nanoTime);
    }

    /** Whether as many tokens or fewer were refused only just now, at this budget. */
    boolean refusedLately(long tokens, long budget, long nanoTime, long memory) {
        Refused last = refused;
        return budget == last.budget() && tokens >= last.tokens() && nanoTime - last.at() < memory;
    }
}
