package io.partnerchat.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Pages made from {@code templates/*.html}. Their texts are in {@code texts/editor.properties} and in a file with the
 * template's own name; translations are beside them, such as {@code editor_de.properties}.
 */
@ApplicationScoped
public class Views {
    /** What there are texts in besides English, here and in the widget. */
    public static final List<String> TRANSLATIONS = List.of("de", "fr", "es", "it", "nl", "pl", "pt", "sv", "ar", "he");

    private static final List<String> RIGHT_TO_LEFT = List.of("ar", "he");
    private static final String TEXTS = "editor";
    private static final ResourceBundle.Control NO_DETOUR =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Whether a template has texts of its own. */
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private final TemplateEngine engine = engine();

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(Views.class.getClassLoader());
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setMessageResolver(new Texts());
        return engine;
    }

    /** The language that the browser likes best of those that there are, else English, never that of the machine. */
    public static Locale locale(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Locale.ENGLISH
                : locale(Collections.list(request.getLocales()));
    }

    static Locale locale(List<Locale> wanted) {
        return wanted.stream()
                .filter(locale -> locale.getLanguage().equals("en") || TRANSLATIONS.contains(locale.getLanguage()))
                .map(Views::withCommonDigits)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Its country, which writes dates and numbers in its way, and the digits that fields of a form have too. */
    private static Locale withCommonDigits(Locale locale) {
        String country = locale.getCountry().matches("[A-Z]{2}") ? locale.getCountry() : "";
        return new Locale.Builder()
                .setLanguage(locale.getLanguage())
                .setRegion(country)
                .setUnicodeLocaleKeyword("nu", locale.getLanguage().equals("ar") ? "latn" : null)
                .build();
    }

    /** @param model what the template shows, by name; it may also use {@code lang} and {@code dir}, those of the texts */
    public String render(String template, Locale reader, Map<String, Object> model) {
        Context context = new Context(reader, model);
        context.setVariable("lang", reader.toLanguageTag());
        context.setVariable("dir", RIGHT_TO_LEFT.contains(reader.getLanguage()) ? "rtl" : "ltr");
        return engine.process(template, context);
    }

    /** Whether there are words for a key, in the template's own texts or in those of all. */
    public boolean hasText(String template, Locale reader, String key) {
        return text(template, reader, key).isPresent();
    }

    private static Optional<String> text(String template, Locale reader, String key) {
        return Stream.of(TEXTS, template)
                .flatMap(name -> texts(name, reader).stream())
                .filter(texts -> texts.containsKey(key))
                .map(texts -> texts.getString(key))
                .findFirst();
    }

    private static Optional<ResourceBundle> texts(String name, Locale reader) {
        ClassLoader loader = Views.class.getClassLoader();
        String path = "texts/" + name;
        boolean known = KNOWN.computeIfAbsent(path, file -> loader.getResource(file + ".properties") != null);
        Locale language = new Locale(reader.getLanguage());
        return known ? Optional.of(ResourceBundle.getBundle(path, language, loader, NO_DETOUR)) : Optional.empty();
    }

    private static final class Texts extends AbstractMessageResolver {
        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            // the outermost template, whose parts the others are
            String template = context.getTemplateStack().get(0).getTemplate();
            return text(template, context.getLocale(), key)
                    .map(text -> parameters == null || parameters.length == 0
                            ? text
                            : new MessageFormat(text, context.getLocale()).format(parameters))
                    .orElse(null);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalArgumentException("editor.properties has no text for " + key);
        }
    }
}
