package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** A master key in a file that only its owner may read: 32 random bytes in base64. */
final class KeyFile implements KeyEncryption {

    private static final int BYTES = 32;

    private final Aead aead;
    private final byte[] prefix;
    private final byte[] root;

    private KeyFile(byte[] key) throws GeneralSecurityException {
        this.aead = Keysets.ofRawKey(key);
        this.prefix = Keysets.prefix(Keysets.idOfRawKey(key));
        this.root = InstallationRoot.of(key);
    }

    /** @throws IllegalStateException in words for the person who starts the product when the file cannot be used */
    static KeyFile open(Path file) {
        try {
            return new KeyFile(read(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key cannot be used", e);
        }
    }

    /** What secrets are derived from in an installation whose first master key this is. */
    byte[] root() {
        return root.clone();
    }

    @Override
    public String name() {
        return nameOf(prefix);
    }

    @Override
    public byte[] wrap(byte[] key, byte[] boundTo) throws GeneralSecurityException {
        return aead.encrypt(key, boundTo);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] boundTo) throws GeneralSecurityException {
        return aead.decrypt(wrapped, boundTo);
    }

    @Override
    public boolean wrapped(byte[] wrapped) {
        return wrapped.length > prefix.length && Arrays.equals(wrapped, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public String nameOf(byte[] wrapped) {
        return "file " + HexFormat.of().formatHex(wrapped, 1, Keysets.PREFIX_BYTES);
    }

    static byte[] read(Path file) {
        byte[] key;
        try {
            Set<PosixFilePermission> allowed =
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException("The master key file " + file
                        + " can be read by others than its owner. Make it private: chmod 600 " + file);
            }
            key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The master key file " + file
                            + " cannot be read. Without it nothing that was stored can be opened.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The master key file " + file + " does not hold base64");
        }
        if (key.length != BYTES) {
            throw new IllegalStateException("The master key file " + file + " holds " + key.length
                    + " bytes; a master key is " + BYTES + " random bytes in base64");
        }
        return key;
    }
}
