package org.florscribe.platform.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** AES-256-GCM keysets of Tink: made, wrapped by another key, unwrapped. A keyset never leaves here in the clear. */
final class Keysets {

    private Keysets() {}

    /** A keyset of this one key; its id, the start of each ciphertext, is the start of the key's hash, so a successor gets another. */
    @AccessesPartialKey
    static Aead ofRawKey(byte[] key) throws GeneralSecurityException {
        int id = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                .getInt();
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

    static KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
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
