package org.florscribe.adapter.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.florscribe.platform.keys.Hmac;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.PasswordHasher;
import org.florscribe.shared.Unavailable;

/**
 * Argon2id over an HMAC under the master key: who steals the database alone has nothing to try passwords against. A hash
 * takes 19 MiB for about 40 ms, so only so many run at once and the others wait a moment.
 */
@ApplicationScoped
public class Argon2PasswordHasher implements PasswordHasher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final long LONGEST_WAIT_MS = 2_000;

    private final Supplier<byte[]> pepper;
    private final Semaphore slots;
    private final PhcString nobody;

    @Inject
    Argon2PasswordHasher(MasterKey master) {
        this(() -> master.derive("password"), Runtime.getRuntime().availableProcessors() * 2);
    }

    Argon2PasswordHasher(Supplier<byte[]> pepper, int atOnce) {
        this.pepper = pepper;
        this.slots = new Semaphore(atOnce, true);
        this.nobody = PhcString.today(new byte[SALT_BYTES], new byte[PhcString.HASH_BYTES]);
    }

    @Override
    public String hash(Password password) {
        return inSlot(() -> {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            return PhcString.today(salt, new byte[PhcString.HASH_BYTES])
                    .filledFrom(peppered(password))
                    .toString();
        });
    }

    @Override
    public Verdict verify(Password password, String stored) {
        return inSlot(() -> {
            if (stored.startsWith("$2")) {
                return OpenBSDBCrypt.checkPassword(stored, password.reveal().toCharArray())
                        ? Verdict.MATCHES_BUT_OLD
                        : Verdict.DIFFERS;
            }
            PhcString parsed = PhcString.parse(stored);
            if (!parsed.matches(peppered(password))) {
                return Verdict.DIFFERS;
            }
            return parsed.isToday() ? Verdict.MATCHES : Verdict.MATCHES_BUT_OLD;
        });
    }

    @Override
    public void verifyNobody(Password password) {
        inSlot(() -> nobody.matches(peppered(password)));
    }

    private byte[] peppered(Password password) {
        return Hmac.of(pepper.get(), password.reveal());
    }

    private <T> T inSlot(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw new Unavailable("Too many people are signing in just now. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The server is stopping. Try again in a moment.", e);
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
