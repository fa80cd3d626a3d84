package org.florscribe.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** nginx with {@code docker/proxy/nginx.conf} as it ships: only its name, addresses, ports and paths are those of a test. */
public final class ShippedProxy implements AutoCloseable {

    /** What people would type: the configuration passes the name on without a port. */
    public static final String PUBLIC_URL = "https://127.0.0.1";

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final int port;
    private final int plainPort = RunningProduct.freePort();
    private final KeyStore keys;
    private final Process nginx;

    private ShippedProxy(int productPort, int ownPort) throws Exception {
        folder = Files.createTempDirectory("florscribe-proxy");
        port = ownPort;
        keys = certificate();
        String shipped = Files.readString(Path.of("docker/proxy/nginx.conf"))
                .replace("listen [::]:80;", "")
                .replace("listen [::]:443 ssl http2;", "")
                .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace(
                        "/etc/ssl/scribe/fullchain.pem",
                        pem("CERTIFICATE", keys.getCertificate("it").getEncoded()))
                .replace(
                        "/etc/ssl/scribe/key.pem",
                        pem(
                                "PRIVATE KEY",
                                keys.getKey("it", PASSWORD.toCharArray()).getEncoded()))
                .replace("/var/log/nginx/", folder + "/")
                .replace(
                        "/dev/shm/flor-body",
                        Files.createTempDirectory(Path.of("/dev/shm"), "flor-body")
                                .toString())
                .replace("scribe.practice.example", "127.0.0.1")
                .replace("127.0.0.1:8080", "127.0.0.1:" + productPort);
        Path conf = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder, shipped));
        nginx = new ProcessBuilder("nginx", "-e", folder + "/error.log", "-g", "user root;", "-c", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Await.until("nginx answers: " + folder, Duration.ofSeconds(20), this::isOpen);
    }

    /** The product is set to {@link #PUBLIC_URL}. */
    public static ShippedProxy before(RunningProduct product) throws Exception {
        return new ShippedProxy(product.port(), RunningProduct.freePort());
    }

    /** For somebody who knows its certificate. */
    public Clinic.Door door() throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("it", keys.getCertificate("it"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new Clinic.Door(
                URI.create("https://127.0.0.1:" + port),
                HttpClient.newBuilder().sslContext(context).build());
    }

    /** Where it answers in the clear. */
    public URI plain() {
        return URI.create("http://127.0.0.1:" + plainPort);
    }

    private boolean isOpen() throws IOException {
        if (!nginx.isAlive()) {
            throw new IOException(
                    Files.readString(folder.resolve("output.log")) + Files.readString(folder.resolve("error.log")));
        }
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return line.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private KeyStore certificate() throws Exception {
        Path store = folder.resolve("proxy.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String line = " -genkeypair -alias it -keyalg EC -storetype PKCS12 -storepass " + PASSWORD
                + " -dname CN=127.0.0.1 -ext SAN=IP:127.0.0.1 -keystore ";
        Process made = new ProcessBuilder((keytool + line + store).split(" "))
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private String pem(String what, byte[] content) throws IOException {
        String text = "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
        return Files.writeString(folder.resolve(what.replace(' ', '-') + ".pem"), text)
                .toString();
    }

    @Override
    public void close() throws InterruptedException {
        nginx.destroy();
        nginx.waitFor();
    }
}
