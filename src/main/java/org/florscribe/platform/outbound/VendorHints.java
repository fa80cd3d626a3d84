package org.florscribe.platform.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.florscribe.platform.config.DatabaseAddress;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.practice.identity.Installation;
import org.florscribe.shared.ConstantTime;

/**
 * Where vendors may tell us that they are done, and the secret by which they show that we told them where. It is the same on every
 * node and at every start, and another one for each vendor and practice.
 */
@ApplicationScoped
public class VendorHints {

    /** The header that carries the secret. */
    public static final String HEADER = "Florscribe-Hint";

    private static final String PATH = "/api/webhooks/";

    private final Function<String, byte[]> secrets;
    private final Supplier<URI> publicUrl;

    @Inject
    VendorHints(MasterKey master, Installation installation) {
        this(master::derive, installation::publicUrl);
    }

    VendorHints(Function<String, byte[]> secrets, Supplier<URI> publicUrl) {
        this.secrets = secrets;
        this.publicUrl = publicUrl;
    }

    /** Where, and what to show there. */
    public record Hint(URI address, String secret) {

        @Override
        public String toString() {
            return "Hint[" + address.getPath() + "]";
        }
    }

    /** @return empty where nobody outside can reach us */
    public Optional<Hint> of(String kind, UUID practice) {
        return areTaken()
                ? Optional.of(
                        new Hint(URI.create(publicUrl.get() + PATH + kind + "/" + practice), secret(kind, practice)))
                : Optional.empty();
    }

    /** Not where nobody outside can reach us: without TLS, or by an address of this machine or a private one. */
    public boolean areTaken() {
        URI url = publicUrl.get();
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && !DatabaseAddress.isLoopback(url.getHost())
                && !isPrivateAddress(url.getHost());
    }

    /** In a time that tells nothing about the secret. */
    public boolean isSecret(String kind, UUID practice, String presented) {
        return ConstantTime.isSame(secret(kind, practice), presented);
    }

    private String secret(String kind, UUID practice) {
        return HexFormat.of().formatHex(secrets.apply("hint/" + kind + "/" + practice));
    }

    /** Written as numbers; names are not looked up. */
    private static boolean isPrivateAddress(String host) {
        if (!host.matches("[0-9.]+|\\[.*]")) {
            return !host.contains(".");
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isSiteLocalAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
