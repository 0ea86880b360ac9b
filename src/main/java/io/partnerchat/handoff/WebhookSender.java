package io.partnerchat.handoff;

import io.partnerchat.config.Settings;
import io.partnerchat.web.PublicAddress;
import io.partnerchat.web.RefusedAddressException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes webhook calls: only to public addresses, no redirect followed, nothing read but the status, and never longer than
 * the limit. Waits for the other end, so only for the outbox's own threads.
 */
@ApplicationScoped
class WebhookSender {
    private static final int MOST_CONNECTIONS = 32;

    @Inject
    PublicAddress addresses;

    @Resource
    ManagedScheduledExecutorService timer;

    private final Duration limit = HandoffConfig.from(Settings.ofServer()).webhook();
    private CloseableHttpClient http;

    @PostConstruct
    void start() {
        Timeout timeout = Timeout.of(limit);
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                // what is sent to one partner's address does not depend on what was sent there before
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("PartnerChat-Webhook/1")
                .build();
    }

    @PreDestroy
    void stop() {
        http.close(CloseMode.IMMEDIATE);
    }

    /** @throws DeliveryException unless the other end says 2xx in time */
    void send(Webhook webhook, Message message) throws DeliveryException {
        URI url = URI.create(webhook.url());
        boolean secure = "https".equalsIgnoreCase(url.getScheme()) || addresses.opened();
        if (!secure || addresses.refusal(url).isPresent()) {
            throw new DeliveryException("the address does not begin with https or is not on the public internet");
        }
        HttpPost post = request(webhook, url, message);
        // an end that sends a byte now and then keeps every other limit
        Future<?> watch = timer.schedule(post::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(null, post, null)) {
            if (response.getCode() / 100 != 2) {
                throw new DeliveryException("the receiver answered " + response.getCode());
            }
        } catch (RefusedAddressException e) {
            throw new DeliveryException("the address is not on the public internet", e);
        } catch (IOException | RuntimeException e) {
            throw post.isCancelled()
                    ? new DeliveryException("the receiver did not answer within " + limit.toMillis() + " ms", e)
                    : DeliveryException.of(e);
        } finally {
            watch.cancel(false);
            // also ends a body that is still coming
            post.cancel();
        }
    }

    private static HttpPost request(Webhook webhook, URI url, Message message) {
        long now = System.currentTimeMillis() / 1000;
        HttpPost post = new HttpPost(url);
        post.setHeader("webhook-id", message.messageId());
        post.setHeader("webhook-timestamp", String.valueOf(now));
        post.setHeader(
                "webhook-signature", Signature.of(webhook.secret(), message.messageId(), now, message.payload()));
        post.setEntity(new StringEntity(message.payload(), ContentType.APPLICATION_JSON));
        return post;
    }
}
