package io.partnerchat.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One process of the packaged product; its log is kept under target/it. */
final class Server {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Set<Integer> GIVEN_PORTS = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Path log;
    private final Api api;

    private Server(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.api = new Api(URI.create("http://127.0.0.1:" + port));
        AtTheEnd.also(process::destroyForcibly);
    }

    /** The WAR on Payara Micro, as the run command starts it, with these settings and no others. */
    static Server start(String name, Map<String, String> environment) {
        return launch(
                home(name),
                environment,
                "-jar",
                System.getProperty("micro"),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                ROOT.resolve("payara/pre-boot.txt").toString(),
                "--logproperties",
                ROOT.resolve("payara/logging.properties").toString(),
                "--deploy",
                System.getProperty("war"),
                "--contextroot",
                "/");
    }

    /**
     * One of several nodes that share Payara's data grid, as payara/run.sh starts them.
     *
     * @param own where this node's grid listens
     * @param members all of these ports, its own included
     */
    static Server startInGrid(String name, Map<String, String> environment, int own, List<Integer> members) {
        return launch(
                home(name),
                environment,
                "-Dhazelcast.socket.bind.any=false",
                "-jar",
                System.getProperty("micro"),
                "--clustermode",
                members.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",", "tcpip:", "")),
                "--interfaces",
                "127.0.0.1",
                "--startport",
                String.valueOf(own),
                "--name",
                name,
                "--disablephonehome",
                "--prebootcommandfile",
                ROOT.resolve("payara/pre-boot.txt").toString(),
                "--logproperties",
                ROOT.resolve("payara/logging.properties").toString(),
                "--deploy",
                System.getProperty("war"),
                "--contextroot",
                "/");
    }

    static Path home(String name) {
        return ROOT.resolve("target/it").resolve(name);
    }

    /** The one file that is deployed, with no settings at all, in a folder of its own. */
    static Server startUberJar(Path home) {
        return launch(home, Map.of(), "-jar", System.getProperty("uberjar"), "--nohazelcast", "--disablephonehome");
    }

    private static Server launch(Path home, Map<String, String> environment, String... command) {
        try {
            int port = freePort();
            Files.createDirectories(home);
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // a start costs half as much, and nobody runs long enough to miss the other compiler
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx384m"));
            line.addAll(List.of(command));
            line.addAll(List.of("--port", String.valueOf(port)));
            Path log = home.resolve("server-" + port + ".log");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            builder.environment().keySet().removeIf(Server::isSetting);
            builder.environment().putAll(environment);
            builder.environment().put("PORT", String.valueOf(port));
            return new Server(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the person who runs the tests has set must not reach the servers. */
    private static boolean isSetting(String key) {
        return key.matches(
                "(DB|CHAT|FETCH|CRAWL|REQUEST|LIMIT|VENDOR|OPENAI|PINECONE|SMTP|WEBHOOK|HANDOFF|PRICE|RETENTION)_.*"
                        + "|PORT|DEMO_DATA|OPERATOR_TOKEN|JAVA_TOOL_OPTIONS");
    }

    static int freePort() throws IOException {
        int port;
        do {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
        } while (!GIVEN_PORTS.add(port));
        return port;
    }

    /** Returns once the server answers; while it boots it refuses, then answers 404, 503 and 500. */
    Server ready() throws Exception {
        Await.until("the server is ready, see " + log, START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server has ended, see " + log);
            }
            if (log().contains("Exception while deploying")) {
                throw new AssertionError("the server runs without the product, see " + log);
            }
            return log().contains(" ready in ") && api.status("/health/ready") == 200;
        });
        return this;
    }

    /** Returns how the process ended, which it must do by itself and before it gets ready. */
    int exitCode() throws Exception {
        Await.until("the server has ended, see " + log, START_LIMIT, () -> {
            if (process.isAlive() && log().contains(" ready in ")) {
                throw new AssertionError("the server runs, see " + log);
            }
            return !process.isAlive();
        });
        return process.exitValue();
    }

    Api api() {
        return api;
    }

    boolean alive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** As the kernel does to a process that takes too much memory. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the server did not stop within 30 s, see " + log);
        }
    }
}
