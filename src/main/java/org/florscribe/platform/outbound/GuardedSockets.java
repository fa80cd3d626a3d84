package org.florscribe.platform.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;

/**
 * WebSockets to outside, by the rules of {@link GuardedClient}. The client of the JDK resolves the name a second time by itself; within
 * the time that the JVM keeps a name it gets the address that was vetted, and TLS is asked of every address that is not listed.
 */
@ApplicationScoped
public class GuardedSockets {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final VettedAddress addresses;
    private final ExecutorService threads;
    private final HttpClient client;

    @Inject
    GuardedSockets(Settings settings) {
        this(new AddressRules(settings.list(Setting.OUTBOUND_ALLOW)));
    }

    GuardedSockets(AddressRules rules) {
        addresses = new VettedAddress(rules);
        threads = Executors.newCachedThreadPool(new DefaultThreadFactory("outbound-sockets", true));
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(threads)
                .build();
    }

    /**
     * @param address of scheme {@code https} or {@code http}, as settings name it; spoken to as {@code wss} or {@code ws}
     * @return fails with {@link OutboundRefused} when the address may not be called
     */
    public CompletableFuture<WebSocket> open(URI address, Map<String, String> headers, WebSocket.Listener listener) {
        try {
            addresses.check(address);
        } catch (OutboundRefused refused) {
            return CompletableFuture.failedFuture(refused);
        }
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(CONNECT);
        headers.forEach(builder::header);
        return builder.buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), listener);
    }

    /** For what belongs to such a socket and has to wait. */
    public Executor threads() {
        return threads;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
