package org.florscribe.adapter.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, base64 without padding: how password hashes say what they were made with. */
record PhcString(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {

    static final int HASH_BYTES = 32;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;

    /** Numbers stay small, so that a stored value cannot ask for all memory. */
    private static final Pattern SHAPE = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,88})");

    static PhcString today(byte[] salt, byte[] hash) {
        return new PhcString(MEMORY_KIB, PASSES, LANES, salt, hash);
    }

    /** Throws IllegalStateException for what is no hash of ours; it never says what stood there. */
    static PhcString parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("A stored password hash cannot be read");
        }
        return new PhcString(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)),
                Base64.getDecoder().decode(matcher.group(5)));
    }

    boolean isToday() {
        return memoryKib == MEMORY_KIB && passes == PASSES && lanes == LANES && hash.length == HASH_BYTES;
    }

    PhcString filledFrom(byte[] secret) {
        return new PhcString(memoryKib, passes, lanes, salt, derive(secret));
    }

    boolean matches(byte[] secret) {
        return MessageDigest.isEqual(hash, derive(secret));
    }

    private byte[] derive(byte[] secret) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] derived = new byte[hash.length];
        generator.generateBytes(secret, derived);
        return derived;
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }
}
