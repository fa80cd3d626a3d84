package org.florscribe.platform.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What secrets of the installation are derived from, such as the pepper of passwords (HKDF of RFC 5869 with SHA-256). As long as
 * the first master key is a file and the only one, its extract; from the next one on it lies sealed in the database, so that what
 * was derived stays what it is.
 */
final class InstallationRoot {

    static final Cell CELL = new Cell("installation", "sealed_root", AssociatedBytes.NO_PRACTICE);

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private InstallationRoot() {}

    /** HKDF-Extract, without salt. What is sealed under the key itself cannot be opened with it. */
    static byte[] of(byte[] masterKey) {
        return Hmac.of(new byte[BYTES], masterKey);
    }

    static byte[] random() {
        byte[] root = new byte[BYTES];
        RANDOM.nextBytes(root);
        return root;
    }

    /** HKDF-Expand to one block of 32 bytes. */
    static byte[] derive(byte[] root, String purpose) {
        byte[] info = ("florscribe/1/" + purpose).getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return Hmac.of(root, block);
    }
}
