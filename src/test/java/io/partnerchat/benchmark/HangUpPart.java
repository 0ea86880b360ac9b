package io.partnerchat.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Visitors who leave before the answer: how long the vendor goes on working for nobody. */
final class HangUpPart {
    private static final int VISITORS = 100;

    private HangUpPart() {}

    static void run(Stand stand, Report report) throws IOException, InterruptedException {
        stand.vendor.delayMillis(10_000);
        int before = stand.vendor.count("aborted");
        List<Socket> visitors = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            visitors.add(ask(stand.port, i));
        }
        Thread.sleep(500);
        Web.await(5, "the vendor is not asked", () -> stand.vendor.count("in_flight") == VISITORS);
        for (Socket visitor : visitors) {
            visitor.close();
        }
        Duration freed = Web.await(
                30, "vendor calls go on for nobody", () -> stand.vendor.count("aborted") - before == VISITORS);
        report.under(VISITORS + " visitors leave: their vendor calls end after", "%.2f s", seconds(freed), 1);
        stand.vendor.delayMillis(0);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Socket ask(int port, int visitor) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var request = Requests.turn("leaving", visitor, 0);
        OutputStream out = socket.getOutputStream();
        request.readBytes(out, request.readableBytes());
        out.flush();
        return socket;
    }
}
