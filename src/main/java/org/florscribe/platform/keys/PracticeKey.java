package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;

/** The opened keys of one practice: what wraps its data keys and seals its own values, and what its blind indexes are made with. */
final class PracticeKey {

    private static final String TABLE = "keys.practice_keyset";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID practiceId;
    private final KeysetHandle keyset;
    private final Aead aead;
    private final Set<Integer> opening;
    private final byte[] indexKey;

    private PracticeKey(UUID practiceId, KeysetHandle keyset, byte[] indexKey) throws GeneralSecurityException {
        this.practiceId = practiceId;
        this.keyset = keyset;
        this.aead = Keysets.aead(keyset);
        this.opening = Keysets.ids(keyset);
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
                    Keysets.unwrap(wrapped.keyset(), master, boundTo(practiceId, "wrapped")),
                    master.decrypt(wrapped.indexKey(), boundTo(practiceId, "wrapped_index_key")));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(TABLE + " of " + practiceId, e);
        }
    }

    UUID practiceId() {
        return practiceId;
    }

    /** The id of the key that seals. */
    int sealsWith() {
        return keyset.getPrimary().getId();
    }

    /** Whether what this key sealed can be opened. */
    boolean opens(int keyId) {
        return opening.contains(keyId);
    }

    /** Both wrapped anew, by this master key. */
    Wrapped wrappedBy(Aead master) {
        return wrapped(keyset, master);
    }

    /** With one more key, wrapped; {@link #newest} of it is its id. */
    Wrapped withNext(Aead master) {
        return changed(master, Keysets::withNext);
    }

    Wrapped sealingWith(int keyId, Aead master) {
        return changed(master, keys -> Keysets.sealingWith(keys, keyId));
    }

    Wrapped without(int keyId, Aead master) {
        return changed(master, keys -> Keysets.without(keys, keyId));
    }

    Wrapped forgetting(int keyId, Aead master) {
        return changed(master, keys -> Keysets.forgetting(keys, keyId));
    }

    /** The id of the key that was added last. */
    int newest() {
        return keyset.getAt(keyset.size() - 1).getId();
    }

    private interface Change {
        KeysetHandle of(KeysetHandle keyset) throws GeneralSecurityException;
    }

    private Wrapped changed(Aead master, Change change) {
        try {
            return wrapped(change.of(keyset), master);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys of a practice cannot be changed", e);
        }
    }

    private Wrapped wrapped(KeysetHandle keys, Aead master) {
        try {
            return new Wrapped(
                    Keysets.wrap(keys, master, boundTo(practiceId, "wrapped")),
                    master.encrypt(indexKey, boundTo(practiceId, "wrapped_index_key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys of a practice cannot be wrapped", e);
        }
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
