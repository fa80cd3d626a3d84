package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file {@code erased-keys.list} beside the master key. What was destroyed is added, nothing is ever taken away; a
 * restored database has these keys destroyed again before anything reads it.
 */
@ApplicationScoped
public class EraseList {

    static final String NAME = "erased-keys.list";

    private static final Logger LOG = LoggerFactory.getLogger(EraseList.class);
    private static final String PURPOSE = "erase-list";
    private static final Cell CELL = new Cell("erase-list", "key", AssociatedBytes.NO_PRACTICE);

    private final DataSources dataSources;
    private final MasterKey master;
    private final Path file;
    private final Object lock = new Object();

    @Inject
    EraseList(DataSources dataSources, MasterKey master, Settings settings) {
        this.dataSources = dataSources;
        this.master = master;
        this.file = place(settings);
    }

    /** Beside the master key; where that folder is a read-only secret of a container, or there is no such file, in the data folder. */
    public static Path place(Settings settings) {
        Path dataDir = settings.path(Setting.DATA_DIR);
        Path beside = settings.optional(Setting.MASTER_KEY_FILE)
                .map(Path::of)
                .orElse(dataDir.resolve("secrets/master.key"))
                .toAbsolutePath()
                .resolveSibling(NAME);
        return Files.isWritable(beside.resolveSibling(".")) ? beside : dataDir.resolve(NAME);
    }

    /** For people. */
    public Path file() {
        return file;
    }

    void add(@Observes(during = TransactionPhase.AFTER_SUCCESS) KeyDestroyed destroyed) {
        try {
            add(Map.of(destroyed.keyId(), new ErasedKeys.Erased(destroyed.practiceId(), destroyed.at())));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the list of erased keys was not written; it is tried again every minute");
        }
    }

    /** Adds what other nodes destroyed, or this one before it died. */
    public void catchUp() {
        add(destroyed());
    }

    private void add(Map<UUID, ErasedKeys.Erased> more) {
        synchronized (lock) {
            Map<UUID, ErasedKeys.Erased> known = Files.exists(file) ? new HashMap<>(read().keys()) : new HashMap<>();
            if (Files.exists(file) && known.keySet().containsAll(more.keySet())) {
                return;
            }
            known.putAll(more);
            write(new ErasedKeys(known).text(newKey()));
        }
    }

    /** Writes the list anew where another master key than the present one sealed its key. */
    void wrapAnew() {
        synchronized (lock) {
            if (Files.exists(file) && !master.name().equals(wrappedBy().orElse(""))) {
                write(new ErasedKeys(read().keys()).text(newKey()));
            }
        }
    }

    /** What sealed the key of this node's list, for people. Empty when there is no list yet, or one of the first form. */
    Optional<String> wrappedBy() {
        try {
            return Files.exists(file)
                    ? ErasedKeys.sealedKey(Files.readString(file, StandardCharsets.UTF_8))
                            .map(master::nameOf)
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("The list of erased keys cannot be read: " + file, e);
        }
    }

    private ErasedKeys.ListKey newKey() {
        byte[] key = InstallationRoot.random();
        return new ErasedKeys.ListKey(
                key, SubjectKey.Sealing.seal(master.aead(), AssociatedBytes.NO_PRACTICE, CELL, key));
    }

    private ErasedKeys read() {
        return read(file, master);
    }

    /** @throws SealBroken when it was changed, or belongs to another master key */
    public static ErasedKeys read(Path file, MasterKey master) {
        try {
            return ErasedKeys.parse(Files.readString(file, StandardCharsets.UTF_8), new ErasedKeys.Opener() {
                @Override
                public byte[] open(byte[] sealed) {
                    return SubjectKey.Sealing.open(master.aead(), AssociatedBytes.NO_PRACTICE, CELL, sealed);
                }

                @Override
                public byte[] first() {
                    return master.derive(PURPOSE);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("The list of erased keys cannot be read: " + file, e);
        }
    }

    private void write(String text) {
        Path fresh = file.resolveSibling(NAME + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("The list of erased keys cannot be written: " + file, e);
        }
    }

    private Map<UUID, ErasedKeys.Erased> destroyed() {
        Map<UUID, ErasedKeys.Erased> found = new HashMap<>();
        try (Connection connection = dataSources.work().getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (UUID practice : practices(connection)) {
                    try (var enter = connection.prepareStatement("select set_config('app.practice_id', ?, true)");
                            var select = connection.prepareStatement(
                                    "select id, destroyed_at from keys.data_key where destroyed_at is not null"
                                            + " union all select practice_id, destroyed_at from keys.practice_keyset where destroyed_at is not null")) {
                        enter.setString(1, practice.toString());
                        enter.execute();
                        try (var rows = select.executeQuery()) {
                            while (rows.next()) {
                                found.put(
                                        rows.getObject(1, UUID.class),
                                        new ErasedKeys.Erased(
                                                practice, rows.getTimestamp(2).toInstant()));
                            }
                        }
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return found;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private static List<UUID> practices(Connection connection) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (var select = connection.prepareStatement("select id from tenant");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
