package io.partnerchat.widget;

import io.partnerchat.web.StaticFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Style sheets and scripts of the editor: those of the frame, and of each tab those that it has. */
@ApplicationScoped
class EditorFiles {
    static final String FRAME = "frame";

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=utf-8", "js", "text/javascript;charset=utf-8");

    @Inject
    EditorTabs tabs;

    private final Map<String, Optional<StaticFile>> files = new ConcurrentHashMap<>();

    /** Whether a tab has a file of this extension. */
    boolean has(String name, String extension) {
        return find(name, extension).isPresent();
    }

    /** @return false when the path is not one of these files, which is then not answered */
    boolean send(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int dot = path.lastIndexOf('.');
        String name = dot > 0 ? path.substring(1, dot) : "";
        if (!name.equals(FRAME) && !tabs.names().contains(name)) {
            return false;
        }
        Optional<StaticFile> file = find(name, path.substring(dot + 1));
        if (file.isPresent()) {
            response.setHeader("Cache-Control", "no-cache");
            file.get().send(request, response);
        }
        return file.isPresent();
    }

    private Optional<StaticFile> find(String name, String extension) {
        String type = TYPES.get(extension);
        return type == null
                ? Optional.empty()
                : files.computeIfAbsent(name + '.' + extension, file -> read("templates/" + file, type));
    }

    private static Optional<StaticFile> read(String path, String type) {
        return EditorFiles.class.getClassLoader().getResource(path) == null
                ? Optional.empty()
                : Optional.of(StaticFile.ofClassPath(path, type));
    }
}
