package io.partnerchat.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves the pages that shops embed the widget in, under another host name and port than the product's. */
final class Storefront {
    private static final Storefront INSTANCE = new Storefront();

    private final HttpServer server;
    private final Map<String, ShopPage> pages = new ConcurrentHashMap<>();

    private Storefront() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        AtTheEnd.also(() -> server.stop(0));
    }

    static Storefront get() {
        return INSTANCE;
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The same pages, under a name that is another site to a browser. */
    String foreignOrigin() {
        return "http://foreign.localhost:" + server.getAddress().getPort();
    }

    /** Returns the path of the page. */
    String publish(ShopPage page) {
        String path = "/" + Names.unique("page-");
        pages.put(path, page);
        return path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ShopPage page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = page == null ? new byte[0] : page.html().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            if (page != null && !page.policy().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
            }
            // the only other thing that browsers ask for is an icon, and a shop may have none
            exchange.sendResponseHeaders(page == null ? 204 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
