package io.partnerchat.benchmark;

import java.util.function.Function;
import java.util.function.Supplier;

/** How one answer is taken in; made at the moment it is asked for. */
interface Reading {
    /** What comes next of the body. */
    void part(String text);

    /** The answer is there: what is wrong with it, or null. */
    String end();

    /** Judges the body as a whole. */
    static Supplier<Reading> whole(Function<String, String> fault) {
        return () -> new Reading() {
            private final StringBuilder body = new StringBuilder();

            @Override
            public void part(String text) {
                body.append(text);
            }

            @Override
            public String end() {
                return fault.apply(body.toString());
            }
        };
    }
}
