package io.partnerchat.widget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pages of the editor, and what each of them says at its top. */
@ApplicationScoped
class EditorTabs {
    @Inject
    @Any
    Instance<EditorTab> tabs;

    @Inject
    @Any
    Instance<EditorHint> hints;

    /** The names in the order of their places. */
    List<String> names() {
        return tabs.stream()
                .sorted(Comparator.comparingInt(EditorTab::place))
                .map(EditorTab::name)
                .toList();
    }

    Optional<EditorTab> find(String name) {
        return tabs.stream().filter(tab -> tab.name().equals(name)).findFirst();
    }

    List<EditorNotice> hints(EditorPage page) {
        return hints.stream()
                .flatMap(hint -> hint.hints(page.company()).stream())
                .toList();
    }
}
