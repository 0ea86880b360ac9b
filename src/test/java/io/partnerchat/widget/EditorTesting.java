package io.partnerchat.widget;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.web.SiteRule;
import io.partnerchat.web.Views;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An editor without a server: what tests of its pages share. */
final class EditorTesting {
    static final WidgetConfig CONFIG =
            new WidgetConfig(10, Duration.ofSeconds(15), Duration.ofMinutes(30), Optional.of("s".repeat(32)));

    private EditorTesting() {}

    static Company company(String id, String name, boolean open, Set<String> origins) {
        return new Company(
                id,
                name,
                "mail@example.com",
                null,
                null,
                null,
                new CompanySettings(open, origins),
                JsonValue.EMPTY_JSON_OBJECT,
                true);
    }

    static EditorPage page(Company company, String around) {
        return page(company, around, Locale.ENGLISH);
    }

    static EditorPage page(Company company, String around, Locale reader) {
        SiteRule sites = new SiteRule(company.settings().allowedOrigins(), "https://chat.example");
        return new EditorPage(company, new SettingsTab(), sites, Optional.ofNullable(around), reader);
    }

    /** Every field of the form with a value that the API takes. */
    static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(
                SettingTexts.of(WidgetSettings.defaults("1", "Shop", "https://shop.example/logo.png")));
        values.put(EditorService.ORIGINS, "");
        return values;
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects them here
    static EditorView view() {
        EditorView view = new EditorView();
        view.views = new Views();
        view.sessions = new EditorSessions(CONFIG, Clock.systemUTC());
        view.tabs = new EditorTabs() {
            @Override
            List<String> names() {
                return List.of("settings", "knowledge");
            }

            @Override
            List<EditorNotice> hints(EditorPage page) {
                return List.of();
            }
        };
        view.files = new EditorFiles();
        return view;
    }

    /** The settings, with this history. */
    static EditorAnswer.Page settings(EditorContent content, List<SettingChange> history) {
        return EditorAnswer.page("settings", content.model(values(), history, new Times(Locale.UK)));
    }

    static Editing editing(String who) {
        return new Editing(new EditorSession("id", "1", 7), who);
    }

    /** An answer that remembers what was written to it. */
    static final class Answer {
        final Map<String, String> headers = new HashMap<>();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                Answer.class.getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, args) -> {
                    if (method.getName().equals("setHeader")) {
                        headers.put((String) args[0], (String) args[1]);
                    }
                    return method.getName().equals("getOutputStream") ? stream() : null;
                });

        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }

        private ServletOutputStream stream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) {
                    body.write(b);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
