package org.florscribe.clinical.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/**
 * What stands under a note: who signed it, what was added since, and whether it must not be relied on.
 *
 * @param addenda oldest first
 */
public record SignatureView(Optional<Signed> signed, List<Added> addenda, Optional<Withdrawn> withdrawn) {

    public static final SignatureView NONE = new SignatureView(Optional.empty(), List.of(), Optional.empty());

    public SignatureView {
        addenda = List.copyOf(addenda);
    }

    /**
     * @param fingerprint SHA-256 of what was signed, in hexadecimal
     * @param intact whether the note still says what was signed
     */
    public record Signed(UUID by, String name, Instant at, String fingerprint, boolean intact) {}

    public record Added(UUID id, PhiText text, UUID by, String name, Instant at) {}

    public record Withdrawn(PhiText reason, UUID by, String name, Instant at) {}
}
