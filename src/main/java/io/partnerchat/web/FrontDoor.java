package io.partnerchat.web;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.ContentEncoding;
import org.glassfish.grizzly.http.HttpCodecFilter;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * Puts gates before and behind the container's HTTP parser: what the container itself would refuse with an empty answer, or
 * wait for with a thread, gets a problem document or waits without one.
 */
@ApplicationScoped
class FrontDoor implements StartupStep {
    private static final Logger LOG = System.getLogger(FrontDoor.class.getName());
    private static final long MOST_HELD_BYTES = 64L * 1024 * 1024;
    private static final Problem TOO_SLOW =
            Problem.of(408, "The request did not come within the time there is for it.");

    @Resource
    ManagedScheduledExecutorService timer;

    private final List<FilterChain> chains = new ArrayList<>();
    private ScheduledFuture<?> sweeping;
    private RequestGate gate;

    @Override
    public List<String> check() {
        Duration limit = Duration.ofSeconds(Settings.ofServer().integer("REQUEST_SECONDS", 1, 3600));
        Arrivals<Connection<?>> arrivals = new Arrivals<>(limit, MOST_HELD_BYTES, System::nanoTime);
        gate = new RequestGate(arrivals);
        // the container unloads the application first, and answers 500 until the process ends
        Runtime.getRuntime().addShutdownHook(new Thread(gate::close, "front-door-closes"));
        try {
            for (FilterChain chain : listeners()) {
                stand(chain, arrivals);
            }
            sweeping = timer.scheduleWithFixedDelay(() -> arrivals.sweep(FrontDoor::end), 1, 1, TimeUnit.SECONDS);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "event=front_door_unavailable", e);
        }
        return List.of();
    }

    @PreDestroy
    void leave() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        if (gate != null && !gate.closed()) {
            chains.forEach(
                    chain -> chain.removeIf(filter -> filter instanceof RequestGate || filter instanceof AnswerGate));
        }
    }

    private void stand(FilterChain chain, Arrivals<Connection<?>> arrivals) {
        int parser = chain.indexOfType(HttpCodecFilter.class);
        if (parser < 0) {
            return;
        }
        plainBodiesOnly((HttpCodecFilter) chain.get(parser));
        chain.add(parser + 1, gate);
        chain.add(parser, new AnswerGate(arrivals));
        chains.add(chain);
    }

    /** A small compressed body can be gigabytes; only answers are compressed. */
    private static void plainBodiesOnly(HttpCodecFilter parser) {
        for (ContentEncoding encoding : parser.getContentEncodings()) {
            parser.removeContentEncoding(encoding);
            parser.addContentEncoding(new AnswerEncoding(encoding));
        }
    }

    private static void end(Connection<?> connection) {
        MemoryManager<?> memory = connection.getTransport().getMemoryManager();
        connection.write(BareProblem.of(memory, TOO_SLOW), null);
        connection.closeSilently();
    }

    private static List<FilterChain> listeners() throws ReflectiveOperationException {
        Object service = Container.service("com.sun.enterprise.v3.services.impl.GrizzlyService");
        Field proxies = service.getClass().getDeclaredField("proxies");
        proxies.setAccessible(true);
        List<FilterChain> found = new ArrayList<>();
        for (Object proxy : (Collection<?>) proxies.get(service)) {
            Object listener =
                    proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
            Transport transport =
                    (Transport) listener.getClass().getMethod("getTransport").invoke(listener);
            if (transport != null && transport.getProcessor() instanceof FilterChain chain) {
                found.add(chain);
            }
        }
        return found;
    }
}
