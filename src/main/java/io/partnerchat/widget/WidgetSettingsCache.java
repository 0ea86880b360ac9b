package io.partnerchat.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyStale;
import io.partnerchat.company.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Settings as they go over the wire, in memory: what every page view of every shop asks for. */
@ApplicationScoped
public class WidgetSettingsCache {
    /** About a kilobyte each. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** A bound only: changes are told at once, and those made by hand in the database are looked for every few seconds. */
    private static final Duration MAX_AGE = Duration.ofMinutes(30);

    private static final int TAG_LENGTH = 32;

    @Inject
    WidgetSettingsService service;

    private final Jsonb jsonb = new io.partnerchat.web.JsonNames().getContext(WidgetSettings.class);

    private final Cache<String, Entry> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String id, Entry entry) -> 300 + id.length() + 2 * entry.json().length)
            .expireAfterWrite(MAX_AGE)
            .build();

    /** A company's settings, ready to be sent. */
    public static final class Entry {
        private final WidgetSettings settings;
        private final byte[] json;
        private final EntityTag tag;

        private Entry(WidgetSettings settings, byte[] json, EntityTag tag) {
            this.settings = settings;
            this.json = json;
            this.tag = tag;
        }

        public WidgetSettings settings() {
            return settings;
        }

        /** UTF-8; not to be written to. */
        byte[] json() {
            return json;
        }

        /** Names this content, the same on every node. */
        EntityTag tag() {
            return tag;
        }
    }

    public Entry of(Company company) {
        return cache.get(company.id(), id -> entry(service.read(company)));
    }

    Entry entry(WidgetSettings settings) {
        String json = jsonb.toJson(settings);
        return new Entry(
                settings,
                json.getBytes(StandardCharsets.UTF_8),
                new EntityTag(Secrets.hash(json).substring(0, TAG_LENGTH)));
    }

    void forget(@Observes CompanyStale stale) {
        cache.invalidate(stale.companyId());
    }
}
