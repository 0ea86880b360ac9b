package io.partnerchat.benchmark;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;

/** One visitor: asks, reads the answer, asks again; connects anew when the server ends a connection in order. */
final class Visitor {
    private final Visitors visitors;
    private final int number;
    private int turn;

    Visitor(Visitors visitors, int number) {
        this.visitors = visitors;
        this.number = number;
    }

    int number() {
        return number;
    }

    ChannelHandler newConnection() {
        return new Connection();
    }

    /** A write that fails ends the connection, which is noticed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private final class Connection extends SimpleChannelInboundHandler<HttpObject> {
        private Reading reading;
        private HttpResponse response;
        private boolean waiting;
        private boolean done;
        private long startedAt;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ask(context);
        }

        private void ask(ChannelHandlerContext context) {
            waiting = true;
            startedAt = System.nanoTime();
            reading = visitors.newReading();
            context.writeAndFlush(visitors.request(Visitor.this, turn++));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part instanceof HttpResponse head) {
                response = head;
            }
            if (part instanceof HttpContent content) {
                reading.part(content.content().toString(StandardCharsets.UTF_8));
            }
            if (part instanceof LastHttpContent) {
                answered(context);
            }
        }

        private void answered(ChannelHandlerContext context) {
            waiting = false;
            visitors.answered(startedAt, response.status().code(), reading);
            if (!visitors.loading()) {
                done = true;
                context.close();
                visitors.left();
            } else if (HttpUtil.isKeepAlive(response)) {
                ask(context);
            } else {
                context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (waiting) {
                waiting = false;
                visitors.failed(Visitor.this, "cut off");
            } else if (!done) {
                visitors.connect(Visitor.this);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
