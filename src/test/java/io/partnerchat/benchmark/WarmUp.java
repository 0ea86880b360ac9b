package io.partnerchat.benchmark;

import java.io.IOException;

/**
 * Runs a load until it no longer gets cheaper: a server in production was compiled long ago. How long that takes depends
 * on how busy the machine is, so the answers count and not the time.
 */
final class WarmUp {
    private static final int MAX_ROUNDS = 9;
    private static final double SETTLED = 0.95;

    private WarmUp() {}

    /** One round of load. */
    interface Round {
        Outcome load() throws IOException, InterruptedException;
    }

    /** At most {@value #MAX_ROUNDS} rounds. */
    static void run(Options options, String name, long minAnswers, Round round)
            throws IOException, InterruptedException {
        long answers = 0;
        double before = Double.MAX_VALUE;
        for (int i = 0; i < MAX_ROUNDS; i++) {
            Outcome outcome = round.load();
            double cpu = outcome.cpuMillisPerAnswer();
            System.out.printf("warming up: a %s costs %.2f ms of CPU%n", name, cpu);
            answers += outcome.answers();
            if (options.quick() || (answers >= minAnswers && cpu > before * SETTLED)) {
                return;
            }
            before = cpu;
        }
    }
}
