package io.partnerchat.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    /** What is measured: the server's command, given its port. */
    interface Launch {
        List<String> command(int port);
    }

    /**
     * @param name of the log and database files
     * @param more of the server's environment
     */
    Stand(Options options, String name, Map<String, String> more, Launch launch)
            throws IOException, InterruptedException {
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
        Map<String, String> environment = new HashMap<>(environment("http://127.0.0.1:" + vendorPort));
        environment.putAll(more);
        server = new ServerProcess(
                launch.command(port), environment, directory, directory.resolve(name + "-server.log"));
    }

    private Map<String, String> environment(String vendorUrl) {
        Map<String, String> settings = new HashMap<>(unhindered());
        settings.putAll(Map.of(
                // AUTO_SERVER would listen on every interface
                "JAVA_TOOL_OPTIONS",
                "-Dh2.bindAddress=127.0.0.1",
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
                databaseUrl));
        return settings;
    }

    /** The limits count as ever, but nobody reaches them: all visitors call from one address. */
    private static Map<String, String> unhindered() {
        return Map.of(
                "LIMIT_VISITOR_PER_MINUTE",
                "1000000",
                "LIMIT_SESSION_PER_MINUTE",
                "1000000",
                "LIMIT_ADDRESS_PER_MINUTE",
                "1000000",
                "LIMIT_PARTNER_PER_MINUTE",
                "1000000",
                "LIMIT_DAILY_TOKENS",
                "2000000000");
    }

    /** As WEB-INF/web.xml has it, but written in the background, as a database server does; AUTO_SERVER lets us write into it while the server runs. */
    private static String h2(Path directory, String name) throws IOException {
        Path file = directory.resolve(name + "-database");
        Files.deleteIfExists(Path.of(file + ".mv.db"));
        return "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
                + "CACHE_SIZE=8192;INIT=CREATE DOMAIN IF NOT EXISTS json AS LONGVARCHAR CHECK (VALUE IS JSON)";
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
