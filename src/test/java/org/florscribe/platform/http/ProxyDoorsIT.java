package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.ShippedProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a request ends, and by which ciphers it comes: at the shipped nginx, and at the server behind it. */
@Tag("long") // needs nginx
class ProxyDoorsIT {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    /** What a smuggler hides in the body of another request; nobody but the machine itself may ask for it through the proxy. */
    private static final String HIDDEN = "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    private static RunningProduct product;
    private static ShippedProxy proxy;
    private static Clinic.Door door;

    @BeforeAll
    static void start() throws Exception {
        product = RunningProduct.start(Map.of("PUBLIC_URL", ShippedProxy.PUBLIC_URL, "TRUSTED_PROXIES", "127.0.0.1"));
        proxy = ShippedProxy.before(product);
        door = proxy.door();
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        product.close();
    }

    /** RFC 9112, section 6.3. */
    @Test
    void a_request_that_contradicts_itself_about_its_length_is_refused_by_the_proxy() throws Exception {
        int hidden = HIDDEN.length();
        for (String headers : List.of(
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: " + (hidden + 5) + "\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: " + (hidden + 5),
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked")) {
            try (Socket line = tls(proxy)) {
                assertThat(statuses(line, headers, "0\r\n\r\n" + HIDDEN))
                        .as(headers)
                        .isSubsetOf("400", "501")
                        .hasSize(1);
            }
        }
    }

    /** Whoever reaches the server itself: the one end that holds is that of the chunks, or nothing is answered at all. */
    @Test
    void the_server_never_reads_two_lengths_of_one_request() throws Exception {
        int hidden = HIDDEN.length();
        for (String headers : List.of(
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: " + (hidden + 5) + "\r\nTransfer-Encoding: xchunked")) {
            try (Socket line = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
                assertThat(statuses(line, headers, "0\r\n\r\n" + HIDDEN))
                        .as(headers)
                        .isSubsetOf("400", "501")
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
        for (String headers : List.of(
                "Content-Length: " + (hidden + 5) + "\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: " + (hidden + 5))) {
            try (Socket line = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
                List<String> answers = statuses(line, headers, "0\r\n\r\n" + HIDDEN);
                boolean refused = answers.equals(List.of("400"));
                boolean chunks = answers.size() == 2 && answers.get(1).equals("200");
                assertThat(refused || chunks).as(headers + " gave " + answers).isTrue();
            }
        }
    }

    /** BSI TR-02102-2: keys of one connection only, and nothing that is encrypted without being authenticated. */
    @Test
    void the_proxy_agrees_to_strong_ciphers_only() throws Exception {
        Set<String> agreed = new TreeSet<>();
        try (SSLSocket all = tls(proxy)) {
            for (String cipher : all.getSupportedCipherSuites()) {
                if (cipher.contains("EMPTY_RENEGOTIATION")
                        || !(cipher.startsWith("TLS_") || cipher.startsWith("SSL_"))) {
                    continue;
                }
                try (SSLSocket one = tls(proxy)) {
                    one.setEnabledCipherSuites(new String[] {cipher});
                    one.startHandshake();
                    agreed.add(one.getSession().getCipherSuite());
                } catch (SSLException refused) {
                    assertThat(cipher).as("nothing in common").isNotIn(agreed);
                }
            }
        }
        assertThat(agreed)
                .contains("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
                .allMatch(it -> it.matches("TLS_(AES|CHACHA20)_.*|TLS_ECDHE_.*_(GCM_SHA\\d+|POLY1305_SHA256)"));
        try (SSLSocket old = tls(proxy)) {
            old.setEnabledProtocols(Arrays.stream(old.getSupportedProtocols())
                    .filter(it -> it.equals("TLSv1") || it.equals("TLSv1.1"))
                    .toArray(String[]::new));
            assertThatThrownBy(old::startHandshake).isInstanceOf(IOException.class);
        }
    }

    private static SSLSocket tls(ShippedProxy to) throws IOException {
        URI address = door.base();
        assertThat(to).isSameAs(proxy);
        return (SSLSocket)
                door.http().sslContext().getSocketFactory().createSocket(address.getHost(), address.getPort());
    }

    /** Of everything that comes back before the line is closed, or silent for two seconds. */
    private static List<String> statuses(Socket line, String headers, String body) throws IOException {
        line.setSoTimeout(2_000);
        line.getOutputStream()
                .write(("POST /api/v1/auth/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                + headers + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
        StringBuilder heard = new StringBuilder();
        byte[] some = new byte[8_192];
        InputStream in = line.getInputStream();
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                heard.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException silent) {
            return found(heard);
        }
        return found(heard);
    }

    private static List<String> found(CharSequence heard) {
        return STATUS.matcher(heard).results().map(it -> it.group(1)).toList();
    }
}
