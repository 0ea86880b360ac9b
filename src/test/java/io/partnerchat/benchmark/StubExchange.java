package io.partnerchat.benchmark;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One connection to the stub vendor. A write that fails ends it, which is noticed. */
@SuppressWarnings("FutureReturnValueIgnored")
final class StubExchange extends SimpleChannelInboundHandler<HttpObject> {
    private final StubVendor stub;
    private String path = "";
    private boolean streamed;
    private TextCount texts = new TextCount();
    private Future<?> thinking;

    StubExchange(StubVendor stub) {
        this.stub = stub;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpRequest request) {
            path = request.uri();
            streamed = request.headers().containsValue(HttpHeaderNames.ACCEPT, "text/event-stream", true);
            texts = new TextCount();
        }
        if (part instanceof HttpContent content && path.endsWith("/embeddings")) {
            texts.read(content.content());
        }
        if (part instanceof LastHttpContent) {
            if (path.endsWith("/chat/completions")) {
                thinking = streamed ? stub.stream(context, this::streamEnds) : think(context);
            } else {
                context.writeAndFlush(stub.answer(path, texts.count()));
            }
        }
    }

    private Future<?> think(ChannelHandlerContext context) {
        return context.executor().schedule(() -> finish(context), stub.chatBegins(), TimeUnit.MILLISECONDS);
    }

    private void finish(ChannelHandlerContext context) {
        thinking = null;
        context.writeAndFlush(stub.chatEnds());
    }

    private void streamEnds() {
        thinking.cancel(false);
        thinking = null;
        stub.streamEnds();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (thinking != null) {
            thinking.cancel(false);
            thinking = null;
            stub.chatAborted();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
