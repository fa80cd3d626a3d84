package org.florscribe.platform.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.keys.BackupSeal;
import org.florscribe.platform.keys.EraseList;
import org.florscribe.platform.keys.ErasedKeys;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.platform.persistence.Migrations;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings a backup back into an empty database, all or nothing: tables, then the list of what was destroyed since, then checks,
 * then the audio. Run by the launcher, without the server; whatever is wrong is thrown in words.
 */
public final class Restore {

    private Restore() {}

    /**
     * @param environment of the server, as the launcher makes it
     * @param words {@code --from DATA --keys-from KEYS [--without-erase-list]}
     */
    public static int run(Map<String, String> environment, List<String> words, PrintStream out)
            throws IOException, SQLException {
        Settings settings = Settings.of(environment);
        MasterKey master = new MasterKey(settings);
        BackupSeal seal = new BackupSeal(master);
        StoredSet data = StoredSet.open(seal, after(words, "--from"), "data");
        StoredSet keys = StoredSet.open(seal, after(words, "--keys-from"), "keys");
        if (!data.schema().equals(keys.schema())) {
            throw new IllegalStateException("The two sets were made by different versions: data " + data.schema()
                    + ", keys " + keys.schema() + ".");
        }
        ErasedKeys erased = erased(words, master, settings);
        data.check();
        keys.check();
        PGSimpleDataSource owner = owner(environment);
        Migrations migrations = new Migrations(owner, value(environment, "FLOR_DB_USER"));
        migrations.apply(data.schema());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            RestoredTables tables = new RestoredTables(connection);
            tables.requireEmpty();
            long rows = tables.load(data, keys);
            int destroyed = tables.destroyAgain(erased);
            int opened = tables.openKeys(master);
            connection.commit();
            out.println(rows + " rows are back, as they were at " + data.takenAt() + ".");
            out.println(destroyed + " keys that were destroyed since are destroyed again; " + opened
                    + " keys were opened.");
        }
        migrations.apply();
        if (settings.objectStorage().isEmpty()) {
            int pieces = data.bringAudio(
                    after(words, "--from").resolveSibling("audio"),
                    settings.path(Setting.DATA_DIR).resolve("audio"));
            out.println(pieces + " pieces of audio are back, each compared with its check sum.");
        }
        out.println("Done. Start FlorScribe as always.");
        return 0;
    }

    private static ErasedKeys erased(List<String> words, MasterKey master, Settings settings) {
        Path file = EraseList.place(settings);
        if (Files.exists(file)) {
            return EraseList.read(file, master);
        }
        if (words.contains("--without-erase-list")) {
            return new ErasedKeys(Map.of());
        }
        throw new IllegalStateException("There is no " + file + ": what was destroyed since the backup would come back."
                + " Put the list there that lay beside the master key; or, if it is lost, say --without-erase-list.");
    }

    private static Path after(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 >= words.size()) {
            throw new IllegalStateException(option + " and a folder are needed.");
        }
        return Path.of(words.get(at + 1));
    }

    private static PGSimpleDataSource owner(Map<String, String> environment) {
        var direct = new PGSimpleDataSource();
        direct.setUrl(value(environment, "FLOR_DB_URL"));
        direct.setUser(value(environment, "FLOR_DB_OWNER_USER"));
        direct.setPassword(value(environment, "FLOR_DB_OWNER_PASSWORD"));
        direct.setLogServerErrorDetail(false);
        return direct;
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }
}
