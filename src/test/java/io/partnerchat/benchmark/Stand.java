package io.partnerchat.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stub vendor and the server, each in a process of its own, on free ports of the loopback address. */
final class Stand implements AutoCloseable {
    private static final int START_SECONDS = 120;

    final int port = freePort();
    final String databaseUrl;
    final StubControl vendor;
    final ServerProcess server;
    private final ServerProcess stub;

    /**
     * @param name of the log and database files
     * @param jvm options of the server's JVM
     * @param wars what to deploy, as {@code file:/context}
     */
    Stand(Options options, String name, List<String> jvm, List<String> wars) throws IOException, InterruptedException {
        Path directory = options.directory();
        Files.createDirectories(directory);
        databaseUrl = System.getenv().getOrDefault("DB_URL", h2(directory, name));
        int vendorPort = freePort();
        stub = new ServerProcess(
                ServerProcess.java(
                        List.of("-Xmx64m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")),
                        StubVendor.class.getName(),
                        Integer.toString(vendorPort)),
                Map.of(),
                directory,
                directory.resolve(name + "-vendor.log"));
        vendor = new StubControl(vendorPort);
        vendor.awaitReady(START_SECONDS);
        server = new ServerProcess(
                ServerProcess.java(jvm, arguments(options, wars)),
                environment("http://127.0.0.1:" + vendorPort),
                directory,
                directory.resolve(name + "-server.log"));
    }

    /** As in payara/run.sh, with the parts of the uber jar given one by one so that a second application fits in. */
    private String[] arguments(Options options, List<String> wars) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dh2.bindAddress=127.0.0.1",
                "-jar",
                options.target().resolve("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                options.home().resolve("payara/pre-boot.txt").toString(),
                "--logproperties",
                options.home().resolve("payara/logging.properties").toString()));
        for (String war : wars) {
            arguments.addAll(List.of("--deploy", war));
        }
        return arguments.toArray(String[]::new);
    }

    private Map<String, String> environment(String vendorUrl) {
        return Map.of(
                "OPENAI_BASE_URL",
                vendorUrl + "/v1",
                "OPENAI_API_KEY",
                "benchmark",
                "PINECONE_API_KEY",
                "benchmark",
                "PINECONE_HOST",
                vendorUrl,
                "OPERATOR_TOKEN",
                "benchmark",
                "PORT",
                Integer.toString(port),
                "DEMO_DATA",
                "true",
                "DB_URL",
                databaseUrl);
    }

    /** As WEB-INF/web.xml has it; AUTO_SERVER lets us write into it while the server runs. */
    private static String h2(Path directory, String name) throws IOException {
        Path file = directory.resolve(name + "-database");
        Files.deleteIfExists(Path.of(file + ".mv.db"));
        return "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
                + "INIT=CREATE DOMAIN IF NOT EXISTS json AS LONGVARCHAR CHECK (VALUE IS JSON)";
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    /** Waits until every path answers 200. */
    void awaitReady(List<String> paths) throws InterruptedException {
        for (String path : paths) {
            Web.await(START_SECONDS, "the server does not start, see target/benchmark", () -> {
                if (!server.alive()) {
                    throw new IllegalStateException("the server has ended, see target/benchmark");
                }
                return Web.get(port, path).statusCode() == 200;
            });
        }
    }

    @Override
    public void close() {
        try (stub) {
            server.close();
        }
    }
}
