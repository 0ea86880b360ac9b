package io.partnerchat.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The last lines of a start: where to click and what to try, once the server really answers. */
@ApplicationScoped
public class Announcement {
    private static final Logger LOG = System.getLogger(Announcement.class.getName());
    private static final int PAUSE_MILLIS = 250;
    private static final int MAX_TRIES = 480;

    @Resource
    ManagedExecutorService executor;

    @Inject
    DemoData demo;

    void started(@Observes @Initialized(ApplicationScoped.class) Object event) {
        int port = ServerConfig.ofServer().port();
        boolean shop = demo.on();
        executor.execute(() -> announceWhenReady(port, shop));
    }

    private static void announceWhenReady(int port, boolean shop) {
        try {
            for (int tries = 0; tries < MAX_TRIES; tries++) {
                if (ready(port)) {
                    LOG.log(Level.INFO, shop ? text(port) : "Partner Chat is ready at http://localhost:" + port);
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            LOG.log(Level.WARNING, "The server does not answer on port " + port + "; was it started with another one?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ready(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(int port) {
        String url = "http://localhost:" + port;
        return """
                Partner Chat is ready.
                  Click:  %1$s/
                  Try:    curl %1$s/api/partner-chat/123 -H 'Content-Type: application/json' \
                -d '{"message":"How long does shipping take?"}'
                  Stop:   Ctrl-C""".formatted(url);
    }
}
