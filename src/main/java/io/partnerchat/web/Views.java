package io.partnerchat.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
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
 * Pages made from {@code templates/*.html}. Their texts are in {@code editor.properties} and in a file with the template's own
 * name; a translation is a second file such as {@code editor_de.properties}.
 */
@ApplicationScoped
public class Views {
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

    /** @param model what the template shows, by name; it may also use {@code lang}, the language of the texts */
    public String render(String template, Locale wanted, Map<String, Object> model) {
        String language = texts(TEXTS, wanted).orElseThrow().getLocale().toLanguageTag();
        Context context = new Context(wanted, model);
        context.setVariable("lang", language.equals("und") ? "en" : language);
        return engine.process(template, context);
    }

    /** Whether there are words for a key, in the template's own texts or in those of all. */
    public boolean hasText(String template, Locale wanted, String key) {
        return text(template, wanted, key).isPresent();
    }

    private static Optional<String> text(String template, Locale wanted, String key) {
        return Stream.of(TEXTS, template)
                .flatMap(name -> texts(name, wanted).stream())
                .filter(texts -> texts.containsKey(key))
                .map(texts -> texts.getString(key))
                .findFirst();
    }

    /** In the wanted language, or in English, never in that of the machine. */
    private static Optional<ResourceBundle> texts(String name, Locale wanted) {
        ClassLoader loader = Views.class.getClassLoader();
        boolean known = KNOWN.computeIfAbsent(name, file -> loader.getResource(file + ".properties") != null);
        return known ? Optional.of(ResourceBundle.getBundle(name, wanted, loader, NO_DETOUR)) : Optional.empty();
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
