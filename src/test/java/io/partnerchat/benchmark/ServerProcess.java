package io.partnerchat.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of ours: how much it has cost so far, and its end. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Process process;

    /** @param log where its output goes */
    ServerProcess(List<String> command, Map<String, String> environment, Path directory, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        // nothing is left behind when the benchmark is stopped half-way
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static List<String> java(List<String> options, String... more) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(Stream.of(java), options.stream(), Stream.of(more))
                .flatMap(part -> part)
                .toList();
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** CPU time of all its threads, compilers and collector included; to 10 ms on Linux. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The part of {@link #cpu()} that went into compiling, which ends some time after a start; 0 without /proc. */
    Duration compiling() throws IOException {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.exists(tasks)) {
            return Duration.ZERO;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.map(ServerProcess::ofCompiler).reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static Duration ofCompiler(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            if (!stat.matches("(?s)\\d+ \\(C[12] Compiler.*")) {
                return Duration.ZERO;
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Duration.ofMillis(10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
        } catch (IOException e) {
            // it has ended
            return Duration.ZERO;
        }
    }

    /** Resident memory in MiB; 0 where there is no /proc. */
    long residentMiB() throws IOException {
        return residentKiB() / 1024;
    }

    /** The same in KiB. */
    long residentKiB() throws IOException {
        return statusKiB("VmRSS:");
    }

    /** What a full collection leaves of the heap, in KiB. */
    long liveKiB() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process counting = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        counting.waitFor();
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IOException("jcmd does not tell the heap: " + text);
        }
        return Long.parseLong(total.group(1)) / 1024;
    }

    /** The most that was resident at once, in MiB; 0 where there is no /proc. */
    long peakMiB() throws IOException {
        return statusKiB("VmHWM:") / 1024;
    }

    private long statusKiB(String name) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
