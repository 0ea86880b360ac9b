package io.partnerchat.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.InetAddress;
import java.util.concurrent.Future;

/**
 * OpenAI and Pinecone in one small process of its own. One thread, answers made beforehand, so that it takes little of
 * the machine that it shares with the measured server. Control: {@code /stub/delay/<milliseconds>} sets how long the
 * model takes, {@code /stub/pieces/<number>/<milliseconds>} how its streamed answers come after that, {@code
 * /stub/counts} tells what was asked.
 */
public final class StubVendor {
    private final StubAnswers answers = new StubAnswers();
    private final StubChunks chunks = new StubChunks();
    private long delayMillis;
    private int pieces = 20;
    private long spanMillis;
    private long embeddings;
    private long texts;
    private long queries;
    private long chats;
    private int inFlight;
    private int aborted;

    private StubVendor() {}

    /** @param args the port to listen on, on the loopback address only */
    public static void main(String[] args) throws InterruptedException {
        StubVendor stub = new StubVendor();
        // one thread for everything: no state here needs a lock
        var thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpRequestDecoder(), new StubExchange(stub));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))
                .sync();
    }

    /** The answer to a request that needs no waiting. */
    ByteBuf answer(String path, int inputs) {
        if (path.endsWith("/embeddings")) {
            embeddings++;
            texts += inputs;
            return inputs == 1 ? answers.nextEmbedding() : answers.nextEmbeddings(inputs);
        }
        if (path.endsWith("/query")) {
            queries++;
            return answers.nextMatches();
        }
        if (path.startsWith("/stub/delay/")) {
            delayMillis = Long.parseLong(path.substring("/stub/delay/".length()));
        }
        if (path.startsWith("/stub/pieces/")) {
            String[] pace = path.substring("/stub/pieces/".length()).split("/", 2);
            pieces = Integer.parseInt(pace[0]);
            spanMillis = Long.parseLong(pace[1]);
        }
        return StubAnswers.json("{\"embeddings\":" + embeddings + ",\"texts\":" + texts + ",\"queries\":" + queries
                + ",\"chats\":" + chats + ",\"in_flight\":" + inFlight + ",\"aborted\":" + aborted + "}");
    }

    /** How long the model thinks, in milliseconds. */
    long chatBegins() {
        chats++;
        inFlight++;
        return delayMillis;
    }

    ByteBuf chatEnds() {
        inFlight--;
        return answers.nextChat();
    }

    /** The answer piece by piece, until it is over or cancelled. */
    Future<?> stream(ChannelHandlerContext context, Runnable whenOver) {
        return new StubStream(context, chunks, pieces, whenOver).start(chatBegins(), spanMillis);
    }

    void streamEnds() {
        inFlight--;
    }

    void chatAborted() {
        inFlight--;
        aborted++;
    }
}
