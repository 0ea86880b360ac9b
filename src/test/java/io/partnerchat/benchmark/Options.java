package io.partnerchat.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param parts which parts to run, of {@link #ALL}
 * @param quick whether to measure a quarter of the time, to see that everything works
 * @param home the project
 * @param jvm options of the server's JVM in place of those of payara/run.sh; blank: those
 */
record Options(List<String> parts, boolean quick, Path home, String jvm) {
    static final List<String> ALL =
            List.of("start", "settings", "turns", "stream", "load", "hangup", "search", "ingest");
    /** These have a server of their own. */
    private static final List<String> ALONE = List.of("start", "ingest");

    static Options ofSystem() {
        String parts = System.getProperty("bench", "all");
        Options options = new Options(
                parts.equals("all") ? ALL : List.of(parts.split(",")),
                Boolean.getBoolean("bench.quick"),
                Path.of("").toAbsolutePath(),
                System.getProperty("bench.jvm", ""));
        if (!ALL.containsAll(options.parts())) {
            throw new IllegalArgumentException("-Dbench must be some of " + String.join(",", ALL));
        }
        return options;
    }

    boolean wants(String part) {
        return parts.contains(part);
    }

    /** Whether anything is to be measured on the server that has run for a while. */
    boolean wantsWarmServer() {
        return !ALONE.containsAll(parts);
    }

    /** What payara/run.sh is told besides. */
    Map<String, String> environment() {
        return jvm.isBlank() ? Map.of() : Map.of("JAVA_OPTS", jvm);
    }

    /** How long to measure, in milliseconds. */
    long millis(double seconds) {
        return Math.round(seconds * 1000 * (quick ? 0.25 : 1));
    }

    Path target() {
        return home.resolve("target");
    }

    /** Everything the benchmark writes. */
    Path directory() {
        return target().resolve("benchmark");
    }
}
