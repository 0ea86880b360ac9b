package io.partnerchat.widget;

import io.partnerchat.web.StaticFile;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /widget.js}: the one line that a shop embeds. */
@WebServlet("/widget.js")
public class WidgetScript extends HttpServlet {
    /**
     * The address never changes, so a new version must get through: five minutes without asking, then the old one is
     * used once more while the browser asks. A day-old copy would still work, the API only ever grows.
     */
    private static final String CACHE = "public, max-age=300, stale-while-revalidate=86400";

    private transient StaticFile file;

    @Override
    public void init() {
        file = StaticFile.of(getServletContext(), "/widget.js", "text/javascript;charset=utf-8");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", CACHE);
        response.setHeader("Access-Control-Allow-Origin", "*");
        // a page that isolates itself (Cross-Origin-Embedder-Policy) may load it too
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        file.send(request, response);
    }
}
