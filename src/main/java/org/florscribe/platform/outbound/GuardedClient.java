package org.florscribe.platform.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.outbound.OutboundRefused.Stage;

/**
 * The only way out (security.md 2.13): the address is vetted and connected to in one act, redirects are not followed, the whole
 * call has a deadline and the answer a limit.
 */
@ApplicationScoped
public class GuardedClient {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    private static final Set<Integer> HTTPS_PORTS = Set.of(-1, 443, 8443);

    private final AddressRules rules;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines =
            new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("outbound-deadlines", true));

    @Inject
    GuardedClient(Settings settings) {
        this(new AddressRules(settings.list(Setting.OUTBOUND_ALLOW)));
    }

    GuardedClient(AddressRules rules) {
        this.rules = rules;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new VettedNames())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .setMaxConnTotal(50)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** @throws OutboundRefused when the address may not be called, or the answer does not come as it has to */
    public OutboundAnswer send(OutboundCall call) {
        check(call.address());
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.address());
        // silence may last as long as the whole call; the deadline below ends both
        request.setConfig(limits(call));
        call.headers().forEach(request::setHeader);
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(
                    call.body(),
                    ContentType.parse(call.headers().getOrDefault("Content-Type", "application/octet-stream"))));
        }
        ScheduledFuture<?> deadline =
                deadlines.schedule(request::abort, call.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> read(response, call.mostBytes()));
        } catch (UnknownHostException e) {
            throw new OutboundRefused(Stage.NOT_REACHED, "The address may not be called, or its name is not known.", e);
        } catch (ConnectException
                | ConnectTimeoutException
                | SSLHandshakeException
                | ConnectionRequestTimeoutException e) {
            throw new OutboundRefused(Stage.NOT_REACHED, "The other side could not be reached.", e);
        } catch (IOException e) {
            throw new OutboundRefused(
                    Stage.NOT_ANSWERED,
                    request.isAborted() ? "No whole answer came in time." : "The other side did not answer.",
                    e);
        } finally {
            deadline.cancel(false);
        }
    }

    private void check(URI address) {
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new OutboundRefused("This is not an address that can be called.");
        }
        if (!https && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new OutboundRefused("Only https can be called.");
        }
        int port = address.getPort() == -1 ? https ? 443 : 80 : address.getPort();
        try {
            for (InetAddress found : InetAddress.getAllByName(address.getHost())) {
                boolean listed = rules.isListed(found, port);
                if (!rules.permits(found, port) || (!listed && (!https || !HTTPS_PORTS.contains(address.getPort())))) {
                    throw new OutboundRefused("The address may not be called, or its name is not known.");
                }
            }
        } catch (UnknownHostException e) {
            throw new OutboundRefused(Stage.NOT_REACHED, "The address may not be called, or its name is not known.", e);
        }
    }

    @SuppressWarnings(
            "deprecation") // what is meant to replace it holds for a host, and limits here are those of a call
    private static RequestConfig limits(OutboundCall call) {
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.of(connectTime(call)))
                .setConnectionRequestTimeout(Timeout.of(call.deadline()))
                .setResponseTimeout(Timeout.of(call.deadline()))
                .setRedirectsEnabled(false)
                .build();
    }

    /** Below the deadline, so that a call which found no connection is known to have left nothing anywhere. */
    private static Duration connectTime(OutboundCall call) {
        Duration most = call.deadline().multipliedBy(9).dividedBy(10);
        return call.connectTime().compareTo(most) < 0 ? call.connectTime() : most;
    }

    private static OutboundAnswer read(ClassicHttpResponse response, int most) throws IOException {
        byte[] body = new byte[0];
        if (response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                body = in.readNBytes(most + 1);
            }
        }
        if (body.length > most) {
            throw new OutboundRefused(Stage.NOT_ANSWERED, "The answer is larger than it may be.");
        }
        Map<String, String> headers = new HashMap<>();
        Arrays.stream(response.getHeaders())
                .forEach(header -> headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        return new OutboundAnswer(response.getCode(), headers, body);
    }

    @PreDestroy
    void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /** What a name resolves to is vetted where it is connected to, so a name that changes its mind in between gains nothing. */
    private final class VettedNames implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = InetAddress.getAllByName(host);
            for (InetAddress address : found) {
                // which port is connected to was vetted before; an address listed for any port passes here
                if (!rules.permits(address, 443) && !rules.isListedForAnyPort(address)) {
                    throw new UnknownHostException(host);
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
