package org.florscribe.platform.keys;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AES-GCM and SHA-256 by BoringSSL instead of Java's own, which the quick compiler leaves at a thirtieth of the speed (ADR 12).
 * Only these two: TLS, certificates and random numbers stay with Java. Where the native library does not load, all of it does.
 */
final class NativeCiphers extends Provider {

    private static final long serialVersionUID = 1L;

    private static final String NAME = "FlorScribeNative";
    private static final List<List<String>> TAKEN =
            List.of(List.of("Cipher", "AES/GCM/NoPadding"), List.of("MessageDigest", "SHA-256"));
    private static final Logger LOG = LoggerFactory.getLogger(NativeCiphers.class);

    private NativeCiphers(Provider conscrypt) {
        super(NAME, "1", "AES-GCM and SHA-256 of Conscrypt");
        for (List<String> taken : TAKEN) {
            putService(new Lent(this, Objects.requireNonNull(conscrypt.getService(taken.get(0), taken.get(1)))));
        }
    }

    /** Once for each process, and before the first key is opened. */
    static void install() {
        if (Security.getProvider(NAME) != null) {
            return;
        }
        if (!Conscrypt.isAvailable()) {
            LOG.atWarn().log("no native AES-GCM on this machine: audio is sealed by Java, which is slower");
            return;
        }
        Security.insertProviderAt(new NativeCiphers(Conscrypt.newProvider()), 1);
    }

    /** A service of Conscrypt under our name. */
    private static final class Lent extends Service {

        private final Service lender;

        Lent(Provider owner, Service lender) {
            super(owner, lender.getType(), lender.getAlgorithm(), lender.getClassName(), null, null);
            this.lender = lender;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return lender.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object parameter) {
            return lender.supportsParameter(parameter);
        }
    }
}
