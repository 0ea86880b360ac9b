package io.partnerchat.knowledge;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How far one job goes on a site, and how it behaves there.
 *
 * @param agent says who is calling
 * @param pages addresses visited
 * @param depth links followed one after the other; 0 is the named page alone
 * @param time for all of it
 * @param pageBytes of one page, unpacked
 * @param delay between two requests to a host that does not ask for a longer one itself
 * @param pageTime for one request, from the connection to the last byte
 */
record CrawlConfig(
        String agent, int pages, int depth, Duration time, int pageBytes, Duration delay, Duration pageTime) {
    private static final Pattern AGENT = Pattern.compile("[A-Za-z_-]+(/[!-~]+)?( [ -~]*)?");

    static CrawlConfig of(Settings settings) {
        String agent = settings.text("CRAWL_USER_AGENT");
        if (!AGENT.matcher(agent).matches()) {
            throw new InvalidSettingException(
                    "CRAWL_USER_AGENT must begin with a word of letters, such as PartnerChatBot/1.0, but is \"" + agent
                            + "\".");
        }
        return new CrawlConfig(
                agent,
                settings.integer("CRAWL_MAX_PAGES", 1, 100_000),
                settings.integer("CRAWL_MAX_DEPTH", 0, 100),
                Duration.ofMinutes(settings.integer("CRAWL_MAX_MINUTES", 1, 10_000)),
                settings.integer("CRAWL_MAX_PAGE_KB", 1, 65_536) << 10,
                Duration.ofMillis(settings.integer("CRAWL_DELAY_MS", 0, 60_000)),
                Duration.ofSeconds(settings.integer("CRAWL_PAGE_SECONDS", 1, 600)));
    }

    /** The name under which robots.txt and robots tags speak to us. */
    String robot() {
        return agent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
