package io.partnerchat.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Typed access to the server's settings. A key is the name of an environment variable, the same in every source; an
 * empty value counts as not set. Each method throws {@link InvalidSettingException} with a sentence that names the key.
 */
public final class Settings {
    private final Function<String, Optional<String>> source;

    public Settings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Environment, system properties and this application's microprofile-config.properties, whoever calls. */
    public static Settings ofServer() {
        var config = ConfigProvider.getConfig(Settings.class.getClassLoader());
        return new Settings(key -> config.getOptionalValue(key, String.class));
    }

    public Optional<String> optional(String key) {
        return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A secret: like {@link #optional}, and refused when it could not be sent as an HTTP header. */
    public Optional<String> secret(String key) {
        Optional<String> value = optional(key);
        if (value.isPresent() && !value.get().chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new InvalidSettingException(
                    key + " must be printable ASCII without spaces (the value is not shown).");
        }
        return value;
    }

    public String text(String key) {
        return optional(key).orElseThrow(() -> new InvalidSettingException(key + " must not be empty."));
    }

    public int integer(String key, int min, int max) {
        String value = text(key);
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number from " + min + " to " + max, value);
        }
        throw wrong(key, "a whole number from " + min + " to " + max, value);
    }

    public double decimal(String key, double min, double max) {
        String value = text(key);
        try {
            double number = Double.parseDouble(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a number from " + min + " to " + max, value);
        }
        throw wrong(key, "a number from " + min + " to " + max, value);
    }

    /** One of the given lower-case words. */
    public String choice(String key, String... words) {
        String value = text(key).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (word.equals(value)) {
                return word;
            }
        }
        throw wrong(key, "one of " + String.join(", ", words), value);
    }

    /** An absolute http or https address without user, query or fragment; a slash at its end is dropped. */
    public URI url(String key) {
        String value = text(key);
        String trimmed = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        try {
            URI uri = URI.create(trimmed);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(key, "an http or https URL", "not a URL");
        }
        throw wrong(key, "an http or https URL without user and query", "something else");
    }

    private static InvalidSettingException wrong(String key, String expected, String value) {
        return new InvalidSettingException(key + " must be " + expected + ", but is \"" + value + "\".");
    }
}
