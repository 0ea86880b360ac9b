package io.partnerchat.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The web site of one partner, on a host of its own: any address of 127.0.0.0/8 is this machine, so that every test has
 * another. The server under test may call them on this one port, and no other address that is not public.
 */
final class PartnerSite {
    private static final HttpServer SERVER = server();
    private static final Map<String, PartnerSite> SITES = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String host;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    /** What a path answers. */
    private record Page(int status, String body, Map<String, String> headers) {}

    /** A request for a path. */
    record Visit(String path, String agent, String etag) {}

    private PartnerSite(String host) {
        this.host = host;
    }

    static PartnerSite open() {
        int number = NUMBER.incrementAndGet();
        PartnerSite site = new PartnerSite("127.77." + number / 250 + "." + (number % 250 + 1));
        SITES.put(site.host, site);
        return site;
    }

    /** For FETCH_ALLOWED_ADDRESSES. */
    static String hole() {
        return "127.77.0.0/16:" + port();
    }

    private static int port() {
        return SERVER.getAddress().getPort();
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "partner-site");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", PartnerSite::answer);
            server.start();
            AtTheEnd.also(() -> server.stop(0));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://" + host + ":" + port() + path;
    }

    String host() {
        return host;
    }

    /** @param content of the main part */
    PartnerSite page(String path, String title, String content, String... headers) {
        return file(path, "text/html; charset=utf-8", """
                <!doctype html><html lang=en><head><title>%s</title></head><body><nav>Home Shop Cart</nav>
                <main><h1>%s</h1>%s</main><footer>Imprint of the shop</footer></body></html>""".formatted(title, title, content), headers);
    }

    PartnerSite file(String path, String type, String body, String... headers) {
        return answer(path, 200, body, withType(type, headers));
    }

    private static String[] withType(String type, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = type;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }

    /** With an ETag, a request that names it is answered with 304. */
    PartnerSite answer(String path, int status, String body, String... headers) {
        Map<String, String> named = new ConcurrentHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        pages.put(path, new Page(status, body, named));
        return this;
    }

    PartnerSite without(String path) {
        pages.remove(path);
        return this;
    }

    /** The paths that were asked for since this was last asked, robots.txt left aside. */
    List<String> takeVisits() {
        List<String> taken = visits.stream()
                .map(Visit::path)
                .filter(path -> !path.equals("/robots.txt"))
                .toList();
        visits.clear();
        return taken;
    }

    List<Visit> visits() {
        return visits;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host").split(":", 2)[0];
            PartnerSite site = SITES.get(host);
            String path = exchange.getRequestURI().toString();
            String etag = exchange.getRequestHeaders().getFirst("If-None-Match");
            Page page = site == null ? null : site.pages.get(path);
            if (site != null) {
                site.visits.add(new Visit(path, exchange.getRequestHeaders().getFirst("User-Agent"), etag));
            }
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            page.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            if (etag != null && etag.equals(page.headers.get("ETag"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = page.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
