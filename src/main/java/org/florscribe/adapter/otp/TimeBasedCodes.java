package org.florscribe.adapter.otp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.florscribe.practice.identity.OneTimeCodes;

/** RFC 6238: HMAC-SHA-1, 30 seconds, six digits. One step before and after counts too, for phones whose clock is off. */
@ApplicationScoped
public class TimeBasedCodes implements OneTimeCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    @Override
    public byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    @Override
    public OptionalLong stepOf(String code, byte[] secret, Instant now) {
        SecretKey key = new SecretKeySpec(secret, generator.getAlgorithm());
        OptionalLong found = OptionalLong.empty();
        for (int off = -1; off <= 1; off++) {
            Instant moment = now.plus(generator.getTimeStep().multipliedBy(off));
            // all three are compared, so that the time of the answer does not tell which it was
            if (matches(code, key, moment)) {
                found = OptionalLong.of(
                        moment.getEpochSecond() / generator.getTimeStep().toSeconds());
            }
        }
        return found;
    }

    private boolean matches(String code, SecretKey key, Instant moment) {
        try {
            byte[] right = generator
                    .generateOneTimePasswordString(key, moment, Locale.ROOT)
                    .getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(right, code.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Every secret of ours is a key", e);
        }
    }

    @Override
    public String text(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : secret) {
            held = ((held << 8) | (one & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt((held >> (bits - 5)) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
