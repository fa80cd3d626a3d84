package org.florscribe.platform.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.florscribe.shared.Sha256;

/** AES-256-GCM keysets of Tink: made, wrapped by another key, unwrapped. A keyset never leaves here in the clear. */
final class Keysets {

    static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private Keysets() {}

    /** A keyset of this one key; its id, the start of each ciphertext, is the start of the key's hash, so a successor gets another. */
    @AccessesPartialKey
    static Aead ofRawKey(byte[] key) throws GeneralSecurityException {
        int id = idOfRawKey(key);
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        AesGcmKey raw = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
        return aead(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(raw).withFixedId(id).makePrimary())
                .build());
    }

    static int idOfRawKey(byte[] key) {
        return ByteBuffer.wrap(Sha256.of(key)).getInt();
    }

    static KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    /** The same with one more key, which opens but does not seal yet. */
    @AccessesPartialKey
    static KeysetHandle withNext(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.importKey(generate().getAt(0).getKey()))
                .build();
    }

    /** The same, sealing with this one of its keys. */
    static KeysetHandle sealingWith(KeysetHandle keyset, int id) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(place(keyset, id)).makePrimary();
        return builder.build();
    }

    /** The same, with this key opening nothing any more; it can still be switched on again. */
    static KeysetHandle without(KeysetHandle keyset, int id) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(place(keyset, id)).setStatus(KeyStatus.DISABLED);
        return builder.build();
    }

    /** The same without this key, for good. */
    static KeysetHandle forgetting(KeysetHandle keyset, int id) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset).deleteAt(place(keyset, id)).build();
    }

    /** Ids of the keys that open something. */
    static Set<Integer> ids(KeysetHandle keyset) {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < keyset.size(); i++) {
            if (keyset.getAt(i).getStatus() == KeyStatus.ENABLED) {
                ids.add(keyset.getAt(i).getId());
            }
        }
        return ids;
    }

    /** The id of the key that sealed this: four bytes after the first. Empty for what is too short to be sealed. */
    static OptionalInt sealedBy(byte[] ciphertext) {
        return ciphertext.length < PREFIX_BYTES || ciphertext[0] != 1
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(ciphertext, 1, Integer.BYTES).getInt());
    }

    /** What a ciphertext of this key begins with. */
    static byte[] prefix(int id) {
        return ByteBuffer.allocate(PREFIX_BYTES).put((byte) 1).putInt(id).array();
    }

    private static int place(KeysetHandle keyset, int id) throws GeneralSecurityException {
        for (int i = 0; i < keyset.size(); i++) {
            if (keyset.getAt(i).getId() == id) {
                return i;
            }
        }
        throw new GeneralSecurityException("no key of this id");
    }

    static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    static byte[] wrap(KeysetHandle keyset, Aead by, byte[] boundTo) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, by, boundTo, AeadConfig2026.get());
    }

    static KeysetHandle unwrap(byte[] wrapped, Aead by, byte[] boundTo) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, by, boundTo, AeadConfig2026.get());
    }
}
