package org.florscribe.platform.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.outbound.OutboundRefused.Stage;
import org.florscribe.platform.outbound.OutboundRefused.Why;

/**
 * The only way out (security.md 2.13): the address is vetted and connected to in one act, redirects are not followed, the whole
 * call has a deadline and the answer a limit.
 */
@ApplicationScoped
public class GuardedClient {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    /** Bytes sent between two looks at whether the other side has answered already. */
    private static final long LISTEN_EVERY = 1 << 18;

    private final AddressRules rules;
    private final HostNames names;
    private final VettedAddress addresses;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines =
            new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("outbound-deadlines", true));

    /** Public for what runs where nothing is injected. */
    @Inject
    public GuardedClient(Settings settings) {
        this(new AddressRules(settings.list(Setting.OUTBOUND_ALLOW)));
    }

    GuardedClient(AddressRules rules) {
        this(rules, HostNames.OF_THIS_MACHINE);
    }

    GuardedClient(AddressRules rules, HostNames names) {
        this.rules = rules;
        this.names = names;
        this.addresses = new VettedAddress(rules, names);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new VettedNames())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                                .build())
                        // a server that refuses while we still send is heard, not broken off
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(LISTEN_EVERY))
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .setMaxConnTotal(50)
                        .setMaxConnPerRoute(20)
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

    /** Whether it is certain already that this address may not be called. One whose name nobody knows yet may be. */
    public boolean refuses(URI address) {
        try {
            addresses.check(address);
            return false;
        } catch (OutboundRefused refused) {
            return refused.stage() == Stage.NOT_ALLOWED;
        }
    }

    /** @throws OutboundRefused when the address may not be called, or the answer does not come as it has to */
    public OutboundAnswer send(OutboundCall call) {
        addresses.check(call.address());
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.address());
        request.setConfig(limits(call.limits()));
        call.headers().forEach(request::setHeader);
        try (CallWatch watch = new CallWatch(deadlines, call.limits(), request::abort)) {
            call.body().ifPresent(body -> request.setEntity(new WatchedEntity(body, watch)));
            return send(request, watch, call.limits().mostBytes());
        }
    }

    private OutboundAnswer send(HttpUriRequestBase request, CallWatch watch, int most) {
        try {
            return client.execute(request, response -> read(response, watch, most));
        } catch (UnknownHostException e) {
            throw new OutboundRefused(
                    Stage.NOT_REACHED, Why.UNKNOWN_NAME, "The address may not be called, or its name is not known.", e);
        } catch (ConnectException | ConnectTimeoutException | ConnectionRequestTimeoutException e) {
            throw new OutboundRefused(Stage.NOT_REACHED, Why.NO_CONNECTION, "The other side could not be reached.", e);
        } catch (SSLHandshakeException e) {
            throw new OutboundRefused(Stage.NOT_REACHED, Why.NOT_TRUSTED, "The other side could not be reached.", e);
        } catch (IOException | UncheckedIOException e) {
            boolean late = watch.isOver() || e instanceof InterruptedIOException;
            Why why = late ? Why.TOO_LATE : e instanceof SSLException ? Why.NOT_TRUSTED : Why.CUT_OFF;
            throw new OutboundRefused(
                    Stage.NOT_ANSWERED,
                    why,
                    watch.status(),
                    late ? "No whole answer came in time." : "The other side did not answer.",
                    e);
        }
    }

    @SuppressWarnings(
            "deprecation") // what is meant to replace it holds for a host, and limits here are those of a call
    private static RequestConfig limits(OutboundLimits limits) {
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.of(connectTime(limits)))
                .setConnectionRequestTimeout(Timeout.of(limits.deadline()))
                // silence may last as long as the whole call; the watch ends it before
                .setResponseTimeout(Timeout.of(limits.deadline()))
                .setRedirectsEnabled(false)
                .build();
    }

    /** Below the deadline, so that a call which found no connection is known to have left nothing anywhere. */
    private static Duration connectTime(OutboundLimits limits) {
        Duration most = limits.deadline().multipliedBy(9).dividedBy(10);
        return limits.connect().compareTo(most) < 0 ? limits.connect() : most;
    }

    private static OutboundAnswer read(ClassicHttpResponse response, CallWatch watch, int most) throws IOException {
        watch.answered(response.getCode());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                byte[] buffer = new byte[8192];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    watch.moved();
                    body.write(buffer, 0, read);
                    if (body.size() > most) {
                        throw new OutboundRefused(
                                Stage.NOT_ANSWERED,
                                Why.TOO_LARGE,
                                response.getCode(),
                                "The answer is larger than it may be.",
                                null);
                    }
                }
            }
        }
        Map<String, String> headers = new HashMap<>();
        Arrays.stream(response.getHeaders())
                .forEach(header -> headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        return new OutboundAnswer(response.getCode(), headers, body.toByteArray());
    }

    @PreDestroy
    void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /** What a name resolves to is vetted where it is connected to, so a name that changes its mind in between gains nothing. */
    private final class VettedNames implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            InetAddress[] found = names.addresses(host);
            for (InetAddress address : found) {
                if (!rules.permits(address, port)) {
                    throw new UnknownHostException(host);
                }
            }
            return Arrays.stream(found)
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host); // without a port nothing can be vetted
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
