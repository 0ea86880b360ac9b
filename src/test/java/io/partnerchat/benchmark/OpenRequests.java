package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Visitors who have asked and wait, each on a connection of its own, until all of them leave at once. */
final class OpenRequests implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final List<Socket> sockets = new ArrayList<>();

    OpenRequests(int port, int visitors, IntFunction<ByteBuf> request) throws IOException {
        for (int i = 0; i < visitors; i++) {
            sockets.add(ask(port, request.apply(i)));
        }
    }

    private static Socket ask(int port, ByteBuf request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        request.readBytes(out, request.readableBytes());
        out.flush();
        return socket;
    }

    /** Waits until each has been told that. */
    void awaitEach(String text) throws IOException {
        for (Socket socket : sockets) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = socket.getInputStream();
            StringBuilder told = new StringBuilder();
            byte[] buffer = new byte[4096];
            while (told.indexOf(text) < 0) {
                int length = in.read(buffer);
                if (length < 0) {
                    throw new IllegalStateException("ended without " + text + ": " + told);
                }
                told.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
