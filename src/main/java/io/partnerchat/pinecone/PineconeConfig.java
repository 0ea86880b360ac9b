package io.partnerchat.pinecone;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import io.partnerchat.vendor.VendorException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of Pinecone.
 *
 * @param key null when not set
 * @param index the name, null when not set
 * @param host null when it has to be looked up
 * @param environment only ever compared, null when not set
 */
record PineconeConfig(
        String key, String index, URI host, String environment, URI control, String version, Duration limit) {
    static PineconeConfig of(Settings settings) {
        return new PineconeConfig(
                settings.secret("PINECONE_API_KEY").orElse(null),
                settings.optional("PINECONE_INDEX").orElse(null),
                settings.optional("PINECONE_HOST").map(PineconeConfig::host).orElse(null),
                settings.optional("PINECONE_ENVIRONMENT").orElse(null),
                settings.url("PINECONE_CONTROL_URL"),
                settings.text("PINECONE_API_VERSION"),
                Duration.ofMillis(settings.integer("PINECONE_TIMEOUT_MS", 1, 600_000)));
    }

    private static URI host(String text) {
        try {
            return IndexModel.host(text);
        } catch (VendorException e) {
            throw new InvalidSettingException("PINECONE_HOST must be a host name or an http or https URL.");
        }
    }

    boolean complete() {
        return key != null && (index != null || host != null);
    }

    Map<String, String> headers() {
        return key == null ? Map.of() : Map.of("Api-Key", key, "X-Pinecone-Api-Version", version);
    }

    /** One sentence for the log: what is set and what that means. */
    String startupLine() {
        if (complete()) {
            return "Pinecone is configured: passages are found by meaning in "
                    + (host == null ? "the index " + index : host.toString()) + " and by keyword.";
        }
        String missing = key == null ? "PINECONE_API_KEY" : "PINECONE_INDEX";
        return "Pinecone is not configured (" + missing + " is not set): passages are found by keyword only.";
    }
}
