package org.florscribe.clinical.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which a document's text is known again: line ends of any kind are one, and blank lines at its end do not count. */
public final class TextHash {

    private TextHash() {}

    /** @return SHA-256 of the normalised text in UTF-8, 32 bytes */
    public static byte[] of(String text) {
        String normal = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        try {
            return MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
