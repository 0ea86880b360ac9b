package io.partnerchat.widget;

import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Checks the settings of widget and editor at the start, and says what a missing secret means. */
@ApplicationScoped
class WidgetLines implements StartupStep {
    @Override
    public List<String> check() {
        return WidgetConfig.ofServer().sessionSecret().isPresent()
                ? List.of()
                : List.of("Editor: SESSION_SECRET is not set; after a restart, and on another node, the editor asks for"
                        + " the partner key again.");
    }
}
