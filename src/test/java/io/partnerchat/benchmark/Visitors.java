package io.partnerchat.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * A closed loop of visitors, each on a keep-alive connection of its own, who ask again as soon as they are answered.
 *
 * <p>Why not a ready-made tool: load, stub and server share two cores here, and a turn of the server costs about as much
 * as a request costs JMeter (a thread per visitor), Gatling (actors) or the JDK's client under JMH. This is one Netty
 * thread that writes ready-made bytes, some 15 microseconds a request; HdrHistogram keeps the numbers.
 */
final class Visitors {
    /** How long the last answers may take after the load has ended, in seconds. */
    private static final int GRACE_SECONDS = 60;

    private final Plan plan;
    private final int port;
    private final EventLoop loop;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final Map<String, Integer> errors = new TreeMap<>();
    private final long windowStart;
    private final long windowEnd;
    private int active;
    private long answers;
    private long inWindow;

    private Visitors(int port, Plan plan, EventLoop loop) {
        this.plan = plan;
        this.port = port;
        this.loop = loop;
        this.active = plan.visitors();
        windowStart = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(plan.rampMillis() + plan.settleMillis());
        windowEnd = windowStart + TimeUnit.MILLISECONDS.toNanos(plan.windowMillis());
    }

    static Outcome load(Stand stand, Plan plan) throws IOException, InterruptedException {
        Duration cpu = stand.server.cpu();
        Duration compiling = stand.server.compiling();
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            Visitors visitors = new Visitors(stand.port, plan, (EventLoop) group.next());
            visitors.run();
            return visitors.outcome(
                    stand.server.cpu().minus(cpu), stand.server.compiling().minus(compiling));
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private void run() throws InterruptedException {
        for (int i = 0; i < plan.visitors(); i++) {
            Visitor visitor = new Visitor(this, i);
            var unused = loop.schedule(
                    () -> connect(visitor), plan.rampMillis() * 1000 * i / plan.visitors(), TimeUnit.MICROSECONDS);
        }
        long left = windowEnd - System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        try {
            over.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            loop.submit(() -> errors.merge("no answer", active, Integer::sum)).sync();
        }
    }

    void connect(Visitor visitor) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), visitor.newConnection());
                    }
                })
                .connect("127.0.0.1", port)
                .addListener((ChannelFutureListener) connected -> {
                    if (!connected.isSuccess()) {
                        failed(visitor, "not connected");
                    }
                });
    }

    ByteBuf request(Visitor visitor, int turn) {
        return plan.script().request(visitor.number(), turn);
    }

    Reading newReading() {
        return plan.readings().get();
    }

    boolean loading() {
        return System.nanoTime() < windowEnd;
    }

    void answered(long startedAt, int status, Reading reading) {
        String fault = status == 200 ? reading.end() : "status " + status;
        if (fault != null) {
            errors.merge(fault, 1, Integer::sum);
            return;
        }
        long now = System.nanoTime();
        answers++;
        nanos.recordValue(now - startedAt);
        inWindow += now >= windowStart && now < windowEnd ? 1 : 0;
    }

    void failed(Visitor visitor, String fault) {
        errors.merge(fault, 1, Integer::sum);
        if (loading()) {
            var unused = loop.schedule(() -> connect(visitor), 100, TimeUnit.MILLISECONDS);
        } else {
            left();
        }
    }

    void left() {
        if (--active == 0) {
            over.complete(null);
        }
    }

    private Outcome outcome(Duration cpu, Duration compiling) {
        return new Outcome(answers, inWindow * 1000.0 / plan.windowMillis(), nanos, errors, cpu, compiling);
    }
}
