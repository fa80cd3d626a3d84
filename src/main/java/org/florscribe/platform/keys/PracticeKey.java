package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;

/** The opened keys of one practice: what wraps its data keys and seals its own values, and what its blind indexes are made with. */
final class PracticeKey {

    private static final String TABLE = "keys.practice_keyset";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID practiceId;
    private final Aead aead;
    private final byte[] indexKey;

    private PracticeKey(UUID practiceId, Aead aead, byte[] indexKey) {
        this.practiceId = practiceId;
        this.aead = aead;
        this.indexKey = indexKey;
    }

    /** As stored: both wrapped by the master key and bound to the practice. */
    record Wrapped(byte[] keyset, byte[] indexKey) {}

    static Wrapped create(UUID practiceId, Aead master) {
        try {
            byte[] indexKey = new byte[32];
            RANDOM.nextBytes(indexKey);
            return new Wrapped(
                    Keysets.wrap(Keysets.generate(), master, boundTo(practiceId, "wrapped")),
                    master.encrypt(indexKey, boundTo(practiceId, "wrapped_index_key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Keys of a practice cannot be made", e);
        }
    }

    static PracticeKey open(UUID practiceId, Wrapped wrapped, Aead master) {
        try {
            return new PracticeKey(
                    practiceId,
                    Keysets.aead(Keysets.unwrap(wrapped.keyset(), master, boundTo(practiceId, "wrapped"))),
                    master.decrypt(wrapped.indexKey(), boundTo(practiceId, "wrapped_index_key")));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(TABLE + " of " + practiceId, e);
        }
    }

    UUID practiceId() {
        return practiceId;
    }

    byte[] indexKey() {
        return indexKey;
    }

    byte[] seal(Cell cell, byte[] content) {
        return SubjectKey.Sealing.seal(aead, practiceId, cell, content);
    }

    byte[] open(Cell cell, byte[] sealed) {
        return SubjectKey.Sealing.open(aead, practiceId, cell, sealed);
    }

    byte[] newDataKey(DataKeyBinding binding) {
        try {
            return Keysets.wrap(Keysets.generate(), aead, boundTo(binding));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key cannot be made", e);
        }
    }

    SubjectKey openDataKey(DataKeyBinding binding, byte[] wrapped) {
        try {
            return new SubjectKey(practiceId, Keysets.aead(unwrap(binding, wrapped)));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(DataKeyBinding.TABLE + " " + binding.id(), e);
        }
    }

    byte[] rewrapDataKey(DataKeyBinding from, byte[] wrapped, DataKeyBinding to) {
        try {
            return Keysets.wrap(unwrap(from, wrapped), aead, boundTo(to));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(DataKeyBinding.TABLE + " " + from.id(), e);
        }
    }

    private KeysetHandle unwrap(DataKeyBinding binding, byte[] wrapped) throws GeneralSecurityException {
        return Keysets.unwrap(wrapped, aead, boundTo(binding));
    }

    private byte[] boundTo(DataKeyBinding binding) {
        return AssociatedBytes.start(practiceId, new Cell(DataKeyBinding.TABLE, "wrapped", binding.id()))
                .and(binding.kind().name())
                .and(binding.subjectId())
                .and(binding.patientId())
                .toBytes();
    }

    private static byte[] boundTo(UUID practiceId, String column) {
        return AssociatedBytes.of(practiceId, new Cell(TABLE, column, practiceId));
    }
}
