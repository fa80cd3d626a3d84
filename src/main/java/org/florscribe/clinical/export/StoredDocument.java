package org.florscribe.clinical.export;

import java.util.Optional;

/**
 * A document that the chart has.
 *
 * @param textHash SHA-256 of its text, line ends normalised; empty when the text could not be read
 * @param identified whether it carries the identifier that it was looked for by
 * @param withdrawn whether it is marked as entered in error
 */
public record StoredDocument(
        String id, Optional<String> version, Optional<byte[]> textHash, boolean identified, boolean withdrawn) {

    @Override
    public String toString() {
        return "StoredDocument[" + id + "]";
    }
}
