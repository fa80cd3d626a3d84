package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * The key above all keys, in a file or in a service for keys. While it is being changed the one before opens what it wrapped. Everything
 * sealed here hangs on it.
 */
@ApplicationScoped
public class MasterKey {

    private final Supplier<Settings> settings;
    private final Optional<DataSources> database;
    private final Aead aead = new Sealing();
    private volatile @Nullable MasterRing ring;
    private volatile byte @Nullable [] root;

    /** For what runs before injection does, and for the container's proxy; reads the settings at first use. */
    MasterKey() {
        this.settings = Settings::new;
        this.database = Optional.of(new DataSources());
    }

    /** Where no database is at hand: its first form, a file, derives secrets; every form opens and seals. */
    public MasterKey(Settings settings) {
        this.settings = () -> settings;
        this.database = Optional.empty();
    }

    @Inject
    MasterKey(Settings settings, DataSources database) {
        this.settings = () -> settings;
        this.database = Optional.of(database);
    }

    /** A secret of the installation for one purpose, such as the pepper of passwords: 32 bytes, the same on every node and start. */
    public byte[] derive(String purpose) {
        byte[] known = root;
        if (known == null) {
            known = findRoot();
            root = known;
        }
        return InstallationRoot.derive(known, purpose);
    }

    /** @throws IllegalStateException in words for the person who starts the product when the key cannot be used */
    Aead aead() {
        ring();
        return aead;
    }

    /** What wraps now, for people. */
    public String name() {
        return ring().sealing().name();
    }

    /** What wrapped this, for people. */
    String nameOf(byte[] wrapped) {
        return ring().of(wrapped).map(it -> it.nameOf(wrapped)).orElse("a master key that is not here");
    }

    /** Whether there is more than the file that the installation began with. */
    boolean hasSuccessor() {
        return ring().hasSuccessor();
    }

    /** Looks for a new key beside the one that is known. */
    void lookAgain() {
        ring = ring().again(settings.get());
    }

    /**
     * Keeps what secrets are derived from, sealed, before the key it came from may go.
     *
     * @param fresh whether this installation begins now
     */
    void keepRoot(Connection connection, boolean fresh) throws SQLException {
        if (!hasSuccessor() || stored(connection).isPresent()) {
            return;
        }
        byte[] kept = ring().first().map(KeyFile::root).orElseGet(() -> {
            if (!fresh) {
                throw new IllegalStateException(
                        "MASTER_KEY_FILE is missing: it is needed until keys rotate --master is done and keys status says so");
            }
            return InstallationRoot.random();
        });
        try (var update =
                connection.prepareStatement("update installation set sealed_root = ? where sealed_root is null")) {
            update.setBytes(1, SubjectKey.Sealing.seal(aead, AssociatedBytes.NO_PRACTICE, InstallationRoot.CELL, kept));
            update.executeUpdate();
        }
    }

    private byte[] findRoot() {
        Optional<byte[]> stored = Optional.empty();
        if (database.isPresent()) {
            try (Connection connection = database.get().work().getConnection()) {
                stored = stored(connection);
            } catch (SQLException e) {
                throw DatabaseFailure.of(e);
            }
        }
        return stored.map(kept ->
                        SubjectKey.Sealing.open(aead(), AssociatedBytes.NO_PRACTICE, InstallationRoot.CELL, kept))
                .or(() -> ring().first().map(KeyFile::root))
                .orElseThrow(() -> new IllegalStateException("There is nothing here to derive secrets from"));
    }

    private static Optional<byte[]> stored(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select sealed_root from installation");
                var rows = select.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
        }
    }

    private MasterRing ring() {
        MasterRing now = ring;
        if (now == null) {
            now = MasterRing.of(settings.get());
            ring = now;
        }
        return now;
    }

    /** Seals with the newest, opens with whichever wrapped it: also with one that was put here since. */
    private final class Sealing implements Aead {

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] boundTo) throws GeneralSecurityException {
            return ring().sealing().wrap(plaintext, boundTo);
        }

        @Override
        public byte[] decrypt(byte[] wrapped, byte[] boundTo) throws GeneralSecurityException {
            Optional<KeyEncryption> by = ring().of(wrapped);
            if (by.isEmpty()) {
                lookAgain();
                by = ring().of(wrapped);
            }
            return by.orElseThrow(() -> new GeneralSecurityException("wrapped with a master key that is not here"))
                    .unwrap(wrapped, boundTo);
        }
    }
}
