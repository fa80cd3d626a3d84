package org.florscribe.clinical.export;

import org.florscribe.shared.Sha256;

/** The hash by which a document's text is known again: line ends of any kind are one, and blank lines at its end do not count. */
public final class TextHash {

    private TextHash() {}

    /** @return SHA-256 of the normalised text in UTF-8, 32 bytes */
    public static byte[] of(String text) {
        String normal = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        return Sha256.of(normal);
    }
}
