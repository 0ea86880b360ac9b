package io.partnerchat.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Pages made from {@code templates/*.html}. Their texts are in {@code editor.properties}; a translation is a second file
 * such as {@code editor_de.properties}.
 */
@ApplicationScoped
public class Views {
    private static final String TEXTS = "editor";
    private static final ResourceBundle.Control NO_DETOUR =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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
        String language = texts(wanted).getLocale().toLanguageTag();
        Context context = new Context(wanted, model);
        context.setVariable("lang", language.equals("und") ? "en" : language);
        return engine.process(template, context);
    }

    /** In the wanted language, or in English, never in that of the machine. */
    private static ResourceBundle texts(Locale wanted) {
        return ResourceBundle.getBundle(TEXTS, wanted, Views.class.getClassLoader(), NO_DETOUR);
    }

    private static final class Texts extends AbstractMessageResolver {
        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            ResourceBundle texts = texts(context.getLocale());
            if (!texts.containsKey(key)) {
                return null;
            }
            String text = texts.getString(key);
            return parameters == null || parameters.length == 0
                    ? text
                    : new MessageFormat(text, context.getLocale()).format(parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalArgumentException("editor.properties has no text for " + key);
        }
    }
}
