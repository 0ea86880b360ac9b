package io.partnerchat.benchmark;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stub vendor as seen from here. */
final class StubControl {
    private final int port;

    StubControl(int port) {
        this.port = port;
    }

    void awaitReady(int seconds) throws InterruptedException {
        Web.await(seconds, "the stub vendor does not start", () -> count("chats") == 0);
    }

    /** How long the model thinks from now on. */
    void delayMillis(long millis) throws IOException, InterruptedException {
        Web.get(port, "/stub/delay/" + millis);
    }

    /** How a streamed answer comes from now on: evenly over that time, once the model has thought. */
    void pieces(int number, long spanMillis) throws IOException, InterruptedException {
        Web.get(port, "/stub/pieces/" + number + "/" + spanMillis);
    }

    /** @param name embeddings (requests), texts (embedded), queries or chats, all since the start; in_flight now; aborted by the caller */
    int count(String name) throws IOException, InterruptedException {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)")
                .matcher(Web.get(port, "/stub/counts").body());
        if (!number.find()) {
            throw new IOException("the stub vendor does not count " + name);
        }
        return Integer.parseInt(number.group(1));
    }
}
