package org.florscribe.platform.keys;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;

/** What seals backups: each set has a random key of its own, kept in its manifest under the master key. */
public final class BackupSeal {

    private static final int SEGMENT_BYTES = 1 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey master;

    public BackupSeal(MasterKey master) {
        this.master = master;
    }

    /** A new key for the files of one set. */
    public byte[] newKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    public byte[] wrap(UUID backupId, byte[] key) {
        return SubjectKey.Sealing.seal(master.aead(), AssociatedBytes.NO_PRACTICE, cell(backupId), key);
    }

    /** @throws SealBroken when it belongs to another backup or another master key */
    public byte[] unwrap(UUID backupId, byte[] wrapped) {
        return SubjectKey.Sealing.open(master.aead(), AssociatedBytes.NO_PRACTICE, cell(backupId), wrapped);
    }

    /** What is written into it goes on sealed, a megabyte at a time; closing it closes the other. */
    public OutputStream sealing(OutputStream to, byte[] key, UUID backupId, String file) throws IOException {
        try {
            return streaming(key).newEncryptingStream(to, bound(backupId, file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A backup cannot be sealed", e);
        }
    }

    /** Reading it fails with an IOException where bytes are missing, changed or of another file. */
    public InputStream opening(InputStream from, byte[] key, UUID backupId, String file) throws IOException {
        try {
            return streaming(key).newDecryptingStream(from, bound(backupId, file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A backup cannot be opened", e);
        }
    }

    /** Over a manifest, under the key of its set. */
    public static byte[] hmac(byte[] key, byte[] message) {
        return Hmac.of(InstallationRoot.derive(key, "backup-manifest"), message);
    }

    /** Over a manifest as it was before master keys could be changed, under the master key itself. */
    public byte[] firstHmac(byte[] message) {
        return Hmac.of(master.derive("backup-manifest"), message);
    }

    private static StreamingAead streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", 32, SEGMENT_BYTES, 0);
    }

    private static byte[] bound(UUID backupId, String file) {
        return ("florscribe-backup-1/" + backupId + "/" + file).getBytes(StandardCharsets.UTF_8);
    }

    private static Cell cell(UUID backupId) {
        return new Cell("backup", "key", backupId);
    }
}
