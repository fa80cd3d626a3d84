package org.florscribe.platform.backup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.keys.BackupSeal;
import org.florscribe.platform.keys.EraseList;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Sha256;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Writes a backup while everything goes on: all tables as they were at one moment, the keys in a set apart from the data, each
 * file sealed before it reaches a disk; and the audio, which lies sealed already, once each.
 */
@ApplicationScoped
public class Backup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MasterKey master;
    private final EraseList erased;
    private final String version;
    private final Clock clock;

    @Inject
    Backup(MasterKey master, EraseList erased, Settings settings, Clock clock) {
        this.master = master;
        this.erased = erased;
        this.version = settings.optional(Setting.APP_VERSION).orElse("unknown");
        this.clock = clock;
    }

    /** Where audio is read from. */
    public interface AudioSource {

        /** Empty when it is there no more. */
        Optional<byte[]> read(UUID practiceId, UUID recordingId, UUID objectId);
    }

    /**
     * What was written.
     *
     * @param missing audio that was destroyed while the backup ran
     */
    public record Written(Path data, Path keys, long rows, int audio, int missing) {}

    public Written make(Path to, Path keysTo, AudioSource source) throws IOException {
        erased.catchUp();
        Instant now = clock.instant();
        UUID id = Ids.next();
        BackupSeal seal = new BackupSeal(master);
        Path data = to.toAbsolutePath().resolve("data-" + NAME.format(now));
        Path keys = keysTo.toAbsolutePath().resolve("keys-" + NAME.format(now));
        BackupSet dataSet = new BackupSet(seal, id, data);
        BackupSet keySet = new BackupSet(seal, id, keys);
        try (Connection connection = connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            List<UUID> practices = ids(connection);
            for (Table table : Table.all(connection)) {
                (table.ofKeys() ? keySet : dataSet)
                        .add(table.fileName(), out -> dump(connection, copy, table, practices, out));
            }
            List<UUID[]> objects = audio(connection, practices);
            int[] missing = new int[1];
            dataSet.add("audio.sealed", out -> copy(objects, source, to.toAbsolutePath(), out, missing));
            String schema = schema(connection);
            connection.rollback();
            long rows = keySet.finish("keys", now, version, schema) + dataSet.finish("data", now, version, schema);
            return new Written(data, keys, rows, objects.size() - missing[0], missing[0]);
        } catch (SQLException e) {
            throw new IOException("The database could not be read: state " + e.getSQLState(), e);
        }
    }

    private static long dump(
            Connection connection, CopyManager copy, Table table, List<UUID> practices, OutputStream out)
            throws IOException {
        try {
            if (!table.byPractice()) {
                return copy.copyOut(table.outSql(), out);
            }
            long rows = 0;
            for (UUID practice : practices) {
                enter(connection, practice);
                rows += copy.copyOut(table.outSql(), out);
            }
            return rows;
        } catch (SQLException e) {
            throw new IOException("Table " + table.fullName() + " could not be read: state " + e.getSQLState(), e);
        }
    }

    /** Each object is written once, whichever backup meets it first: nothing ever changes it. */
    private static long copy(List<UUID[]> objects, AudioSource source, Path to, OutputStream list, int[] missing)
            throws IOException {
        long listed = 0;
        for (UUID[] object : objects) {
            Path file = to.resolve("audio")
                    .resolve(object[0].toString())
                    .resolve(object[1].toString())
                    .resolve(object[2].toString());
            byte[] bytes;
            if (Files.exists(file)) {
                bytes = Files.readAllBytes(file);
            } else {
                Optional<byte[]> read = source.read(object[0], object[1], object[2]);
                if (read.isEmpty()) {
                    missing[0]++;
                    continue;
                }
                bytes = read.get();
                Files.createDirectories(file.resolveSibling("."));
                Path fresh = file.resolveSibling(object[2] + ".unfinished");
                Files.write(fresh, bytes);
                BackupSet.sync(fresh);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            String hash = HexFormat.of().formatHex(Sha256.of(bytes));
            list.write((object[0] + " " + object[1] + " " + object[2] + " " + hash + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
            listed++;
        }
        return listed;
    }

    private static List<UUID[]> audio(Connection connection, List<UUID> practices) throws SQLException {
        List<UUID[]> objects = new ArrayList<>();
        for (UUID practice : practices) {
            enter(connection, practice);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select practice_id, recording_id, object_id from audio_segment order by object_id")) {
                while (rows.next()) {
                    objects.add(new UUID[] {
                        rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getObject(3, UUID.class)
                    });
                }
            }
        }
        return objects;
    }

    private static List<UUID> ids(Connection connection) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from tenant order by id")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static void enter(Connection connection, UUID practice) throws SQLException {
        try (var enter = connection.prepareStatement(
                "select set_config('app.practice_id', ?, true), set_config('app.viewer', '*', true)")) {
            enter.setString(1, practice.toString());
            enter.execute();
        }
    }

    private static String schema(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select schema_version()");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** One of its own, outside all pools: it may be busy for as long as it takes. */
    private static Connection connect() throws SQLException {
        var settings = ConfigProvider.getConfig();
        var direct = new PGSimpleDataSource();
        direct.setUrl(settings.getValue("flor.db.url", String.class));
        direct.setUser(settings.getValue("flor.db.user", String.class));
        direct.setPassword(settings.getValue("flor.db.password", String.class));
        direct.setApplicationName("florscribe backup");
        direct.setLogServerErrorDetail(false);
        return direct.getConnection();
    }
}
