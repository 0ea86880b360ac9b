package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotRulesTest {
    private final StrangeSite site = new StrangeSite();
    private final CrawlConfig config = StrangeSite.config(Duration.ofSeconds(5));
    private final PageFetcher fetcher = new PageFetcher(config, site.rule(), new HostTurns());
    private final RobotRules rules = new RobotRules(fetcher, config);

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        site.close();
    }

    private Duration pass(String path) throws IOException {
        return rules.pass(site.address(path));
    }

    @Test
    void theRulesForUsCountAndAreAskedForOnce() throws IOException {
        site.on("/robots.txt", 200, """
                User-agent: *
                Disallow: /

                User-agent: testbot
                Crawl-delay: 3
                Disallow: /private
                Allow: /private/open
                """, "Content-Type", "text/plain");
        assertEquals(Duration.ofSeconds(3), pass("/help"));
        assertEquals(Duration.ofSeconds(3), pass("/private/open/1"));
        SourceException refused = assertThrows(SourceException.class, () -> pass("/private/1"));
        assertEquals(Reason.ROBOTS, refused.reason());
        assertTrue(!refused.temporary());
        assertEquals(1, site.requests.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 401, 410})
    void withoutRobotsTxtEverythingIsAllowed(int status) throws IOException {
        site.on("/robots.txt", status, "no");
        assertEquals(Duration.ZERO, pass("/x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void whileRobotsTxtCannotBeReadNothingIsFetched(int status) {
        site.on("/robots.txt", status, "no");
        SourceException refused = assertThrows(SourceException.class, () -> pass("/x"));
        assertEquals(Reason.ROBOTS, refused.reason());
        assertTrue(refused.temporary());
    }
}
