package io.partnerchat.vendor;

import io.partnerchat.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** What the vendor tests share: the server's own defaults with quick waits, and waiting for an outcome. */
public final class VendorTesting {
    static {
        ConfigProviderResolver.setInstance(new NoConfig());
    }

    private VendorTesting() {}

    /** The defaults of microprofile-config.properties, quick waits, and what the test sets: key, value, key, value. */
    public static Settings settings(String... changes) {
        Map<String, String> values = new HashMap<>();
        defaults().forEach((key, value) -> values.put((String) key, (String) value));
        values.put("VENDOR_RETRY_FIRST_WAIT_MS", "5");
        values.put("VENDOR_CONNECT_TIMEOUT_MS", "2000");
        values.put("OPENAI_API_KEY", "sk-test-secret");
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return new Settings(key -> Optional.ofNullable(values.get(key)));
    }

    private static Properties defaults() {
        var properties = new Properties();
        try (var in = Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    public static CallScope scope() {
        return CallScope.within(Duration.ofSeconds(20));
    }

    public static <T> T result(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public static VendorException failure(CompletionStage<?> stage) {
        try {
            Object value = stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
            throw new AssertionError("expected a failure but got " + value);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VendorException expected) {
                return expected;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Polls until the condition holds. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in time");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    /** Everything the product logs while it is open, at every level. */
    public static final class Log extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("io.partnerchat");
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        public Log() {
            setLevel(Level.ALL);
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord event) {
            String text = new java.util.logging.SimpleFormatter().formatMessage(event);
            lines.add(event.getLevel() + " " + text + " " + event.getThrown());
        }

        public List<String> lines() {
            return List.copyOf(lines);
        }

        public long count(String part) {
            return lines.stream().filter(line -> line.contains(part)).count();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setLevel(null);
        }
    }

    /** The REST client asks for a configuration; there is none to find here. */
    private static final class NoConfig extends ConfigProviderResolver implements Config {
        @Override
        public Config getConfig() {
            return this;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return this;
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config config, ClassLoader loader) {}

        @Override
        public void releaseConfig(Config config) {}

        @Override
        public <T> T getValue(String name, Class<T> type) {
            throw new java.util.NoSuchElementException(name);
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.empty();
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return List.of();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException();
        }
    }
}
