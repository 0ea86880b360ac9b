package io.partnerchat.widget;

import io.partnerchat.web.PageServlet;
import io.partnerchat.web.StaticFile;
import io.partnerchat.web.Views;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code /widget.js}: the one line that a shop embeds, made from {@code src/main/widget} by the build, with the words of
 * the language that it asks for, and the names of its sources for whoever debugs it.
 */
@WebServlet(urlPatterns = {"/widget.js", "/widget.js.map", "/widget-words/*"})
public class WidgetScript extends PageServlet {
    private static final String JSON = "application/json;charset=utf-8";
    /**
     * The address never changes, so a new version must get through: five minutes without asking, then the old one is
     * used once more while the browser asks. A day-old copy would still work, the API only ever grows.
     */
    private static final String CACHE = "public, max-age=300, stale-while-revalidate=86400";

    private transient Map<String, StaticFile> files;

    public WidgetScript() {
        super("GET", "HEAD");
    }

    /** English is in the script. */
    @Override
    public void init() {
        files = new HashMap<>();
        files.put("/widget.js", StaticFile.ofClassPath("widget/widget.js", "text/javascript;charset=utf-8"));
        files.put("/widget.js.map", StaticFile.ofClassPath("widget/widget.js.map", JSON));
        for (String language : Views.TRANSLATIONS) {
            String path = "words/" + language + ".json";
            files.put("/widget-" + path, StaticFile.ofClassPath("widget/" + path, JSON));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String info = request.getPathInfo();
        StaticFile file = files.get(request.getServletPath() + (info == null ? "" : info));
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", CACHE);
        response.setHeader("Access-Control-Allow-Origin", "*");
        // a page that isolates itself (Cross-Origin-Embedder-Policy) may load it too
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        file.send(request, response);
    }
}
