package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Hkdf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/** The key above all keys: 32 random bytes, base64 in a file that only its owner may read. Everything sealed here hangs on it. */
@ApplicationScoped
public class MasterKey {

    private static final int BYTES = 32;

    private final Supplier<Settings> settings;
    private volatile @Nullable Opened opened;

    private record Opened(byte[] key, Aead aead) {}

    /** For what runs before injection does, and for the container's proxy; reads the settings at first use. */
    MasterKey() {
        this.settings = Settings::new;
    }

    @Inject
    public MasterKey(Settings settings) {
        this.settings = () -> settings;
    }

    /** A secret of the installation for one purpose, such as the pepper of passwords: 32 bytes, the same on every node and start. */
    public byte[] derive(String purpose) {
        try {
            return Hkdf.computeHkdf(
                    "HmacSha256",
                    opened().key,
                    new byte[0],
                    ("florscribe/1/" + purpose).getBytes(StandardCharsets.UTF_8),
                    BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is not available", e);
        }
    }

    /** @throws IllegalStateException in words for the person who starts the product when the file cannot be used */
    Aead aead() {
        return opened().aead;
    }

    private Opened opened() {
        Opened now = opened;
        if (now == null) {
            Settings read = settings.get();
            if (read.optional(Setting.MASTER_KEY_FILE).isEmpty()) {
                throw new IllegalStateException(
                        "MASTER_KEY_FILE is not set: it must name the file with the master key");
            }
            byte[] key = read(read.path(Setting.MASTER_KEY_FILE));
            NativeCiphers.install();
            try {
                now = new Opened(key, Keysets.ofRawKey(key));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The master key cannot be used", e);
            }
            opened = now;
        }
        return now;
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
