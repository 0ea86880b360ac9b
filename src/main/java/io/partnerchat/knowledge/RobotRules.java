package io.partnerchat.knowledge;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the robots.txt of each host says to us, for one job, after RFC 9309. */
final class RobotRules {
    private static final int MOST_BYTES = 500 << 10;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Map<String, BaseRobotRules> known = new HashMap<>();
    private final PageFetcher fetcher;
    private final CrawlConfig config;

    RobotRules(PageFetcher fetcher, CrawlConfig config) {
        this.fetcher = fetcher;
        this.config = config;
    }

    /**
     * @return the pause that the host wants between two requests
     * @throws SourceException ROBOTS when it must not be fetched, or when nobody can say for now
     */
    Duration pass(URI address) throws IOException {
        BaseRobotRules rules = rules(address);
        if (!rules.isAllowed(address.toString())) {
            throw new SourceException(Reason.ROBOTS, "The site's robots.txt does not allow it.");
        }
        return pause(rules);
    }

    /** For what is no page, such as a sitemap: robots.txt is read, only its pause counts. */
    Duration pause(URI address) throws IOException {
        return pause(rules(address));
    }

    private Duration pause(BaseRobotRules rules) {
        long asked = rules.getCrawlDelay();
        return asked <= config.delay().toMillis() ? config.delay() : Duration.ofMillis(asked);
    }

    private BaseRobotRules rules(URI address) throws IOException {
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        BaseRobotRules rules = known.get(origin);
        if (rules == null) {
            rules = read(URI.create(origin + "/robots.txt"));
            known.put(origin, rules);
        }
        return rules;
    }

    private BaseRobotRules read(URI file) throws IOException {
        Fetched answer;
        try {
            answer = fetcher.get(file, type -> MOST_BYTES, Map.of(), hop -> config.delay());
        } catch (SourceException e) {
            if (e.reason() == Reason.TOO_LARGE || e.reason() == Reason.TOO_MANY_REDIRECTS) {
                return new SimpleRobotRulesParser().failedFetch(404);
            }
            throw e;
        }
        int status = answer.status();
        if (status == 200) {
            return new SimpleRobotRulesParser()
                    .parseContent(
                            file.toString(), answer.body(), answer.header("content-type"), List.of(config.robot()));
        }
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            throw SourceException.temporary(
                    Reason.ROBOTS, "The site's robots.txt cannot be read just now (status " + status + ").");
        }
        return new SimpleRobotRulesParser().failedFetch(404);
    }
}
