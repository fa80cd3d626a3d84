package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/** The key of one patient or visit, opened for this transaction. Hold it no longer than that: it may be destroyed meanwhile. */
public final class SubjectKey {

    private final UUID practiceId;
    private final Aead aead;

    SubjectKey(UUID practiceId, Aead aead) {
        this.practiceId = practiceId;
        this.aead = aead;
    }

    public byte[] seal(Cell cell, PhiText text) {
        return seal(cell, text.reveal().getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(Cell cell, byte[] content) {
        return Sealing.seal(aead, practiceId, cell, content);
    }

    /** @throws SealBroken when this is not what was sealed for this cell with this key */
    public PhiText open(Cell cell, byte[] sealed) {
        return PhiText.of(new String(openBytes(cell, sealed), StandardCharsets.UTF_8));
    }

    /** @throws SealBroken when this is not what was sealed for this cell with this key */
    public byte[] openBytes(Cell cell, byte[] sealed) {
        return Sealing.open(aead, practiceId, cell, sealed);
    }

    /** Seals and opens the bytes of one cell. */
    static final class Sealing {

        private Sealing() {}

        static byte[] seal(Aead aead, UUID practiceId, Cell cell, byte[] content) {
            try {
                return aead.encrypt(content, AssociatedBytes.of(practiceId, cell));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A value of " + cell.table() + " cannot be sealed", e);
            }
        }

        static byte[] open(Aead aead, UUID practiceId, Cell cell, byte[] sealed) {
            try {
                return aead.decrypt(sealed, AssociatedBytes.of(practiceId, cell));
            } catch (GeneralSecurityException e) {
                throw new SealBroken(cell.table() + "." + cell.column() + " of " + cell.row(), e);
            }
        }
    }
}
