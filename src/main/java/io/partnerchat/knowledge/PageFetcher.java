package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import io.partnerchat.web.PublicAddress;
import io.partnerchat.web.RefusedAddressException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;

/**
 * GET requests to strangers' servers for one job: only to addresses that may be called, redirects followed one by one,
 * every answer within its limits of time and size, unpacked too. Waits, so only for the jobs' own threads.
 */
final class PageFetcher implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final CrawlConfig config;
    private final PublicAddress rule;
    private final HostTurns turns;
    private final CloseableHttpClient http;

    /** What has to be so before each request, redirected ones too; answers with the pause its host asks for. */
    @FunctionalInterface
    interface Door {
        /** @throws SourceException when the address is not to be fetched */
        Duration pass(URI address) throws IOException;
    }

    PageFetcher(CrawlConfig config, PublicAddress rule, HostTurns turns) {
        this.config = config;
        this.rule = rule;
        this.turns = turns;
        Timeout silence = Timeout.of(config.pageTime());
        http = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(rule)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(
                                        CONNECT.compareTo(config.pageTime()) < 0 ? CONNECT : config.pageTime()))
                                .setSocketTimeout(silence)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(silence).build())
                .setUserAgent(config.agent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /**
     * @param mostBytes of the body, unpacked; by content type
     * @param headers to send
     * @throws SourceException when there is no answer, or none that may be used; a status that is no success is an answer
     */
    Fetched get(URI address, Function<String, Integer> mostBytes, Map<String, String> headers, Door door)
            throws IOException {
        URI next = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            URI here = next;
            refuse(here);
            Duration pause = door.pass(here);
            Fetched answer = turns.take(PageAddress.site(here), pause, () -> once(here, mostBytes, headers));
            Optional<URI> redirect = redirect(answer);
            if (redirect.isEmpty()) {
                return answer;
            }
            next = redirect.get();
        }
        throw new SourceException(Reason.TOO_MANY_REDIRECTS, "It redirects more than " + MOST_REDIRECTS + " times.");
    }

    private void refuse(URI address) {
        rule.refusal(address).ifPresent(why -> {
            throw new SourceException(Reason.ADDRESS_REFUSED, "The address " + why + ".");
        });
    }

    private static Optional<URI> redirect(Fetched answer) {
        int status = answer.status();
        String location = answer.header("location");
        if (location == null || status < 300 || status > 308 || status == HttpStatus.SC_NOT_MODIFIED) {
            return Optional.empty();
        }
        return Optional.of(PageAddress.of(answer.address(), location)
                .orElseThrow(() -> new SourceException(
                        Reason.NOT_A_PAGE, "It redirects to something that is no http or https address.")));
    }

    private Fetched once(URI address, Function<String, Integer> mostBytes, Map<String, String> headers)
            throws IOException {
        HttpGet request = new HttpGet(address);
        headers.forEach(request::addHeader);
        request.addHeader("Accept-Encoding", "gzip");
        // against servers that send a byte now and then: no time limit of a socket ever sees that
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                request::cancel,
                CompletableFuture.delayedExecutor(config.pageTime().toMillis(), TimeUnit.MILLISECONDS));
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            return PageAnswer.read(address, response, mostBytes, ReadClock.start(config.pageTime()));
        } catch (RefusedAddressException e) {
            throw new SourceException(Reason.ADDRESS_REFUSED, "The address must be on the public internet.", e);
        } catch (SSLException e) {
            throw SourceException.temporary(
                    Reason.UNREACHABLE, "Its certificate is not valid, or no secure connection can be made.");
        } catch (IOException e) {
            throw SourceException.temporary(
                    Reason.UNREACHABLE,
                    request.isCancelled() ? "It answers too slowly." : "It cannot be reached, or breaks off.");
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
