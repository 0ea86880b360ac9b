package io.partnerchat.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The small shop that shows the widget of demo company 123: {@code /} and {@code /shop/…}. Not there without demo data. */
@WebServlet(urlPatterns = {"", "/shop/*"})
public class DemoShop extends PageServlet {
    private static final String FOLDER = "/WEB-INF/shop/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp");
    /** What a shop with a strict policy needs for the widget: its script, its API, its editor, and any shop's logo. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " frame-src 'self'; img-src 'self' https: http: data:; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'self'";

    @Inject
    DemoData demo;

    private Map<String, StaticFile> files = Map.of();

    public DemoShop() {
        super("GET", "HEAD");
    }

    /** By path: a page without its extension, the first one as an empty text. */
    @Override
    public void init() {
        Set<String> paths = getServletContext().getResourcePaths(FOLDER);
        Map<String, StaticFile> found = new HashMap<>();
        for (String path : paths == null ? Set.<String>of() : paths) {
            String name = path.substring(FOLDER.length());
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type != null) {
                String page = name.endsWith(".html") ? name.substring(0, name.length() - ".html".length()) : name;
                found.put(page.equals("index") ? "" : page, StaticFile.of(getServletContext(), path, type));
            }
        }
        files = Map.copyOf(found);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        StaticFile file = files.get(path == null ? "" : path.substring(1));
        if (file == null || !demo.on()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Cache-Control", "no-cache");
        file.send(request, response);
    }
}
