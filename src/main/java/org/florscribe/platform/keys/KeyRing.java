package org.florscribe.platform.keys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** All keys of a database at once, for whoever brings it back. */
public final class KeyRing {

    private final MasterKey master;

    public KeyRing(MasterKey master) {
        this.master = master;
    }

    /**
     * Opens every practice's keys and every data key, on a connection that sees all rows.
     *
     * @return how many data keys
     * @throws SealBroken at the first that does not open
     */
    public int openAll(Connection connection) throws SQLException {
        Map<UUID, PracticeKey> practices = new HashMap<>();
        int opened = 0;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select practice_id, wrapped, wrapped_index_key from keys.practice_keyset where wrapped is not null")) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    practices.put(
                            id,
                            PracticeKey.open(
                                    id, new PracticeKey.Wrapped(rows.getBytes(2), rows.getBytes(3)), master.aead()));
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "select id, practice_id, subject_kind, subject_id, patient_id, wrapped from keys.data_key where wrapped is not null")) {
                while (rows.next()) {
                    PracticeKey practice = practices.get(rows.getObject("practice_id", UUID.class));
                    if (practice == null) {
                        throw new SealBroken("keys.practice_keyset of a practice that has data keys");
                    }
                    practice.openDataKey(Vault.binding(rows), rows.getBytes("wrapped"));
                    opened++;
                }
            }
        }
        return opened;
    }
}
