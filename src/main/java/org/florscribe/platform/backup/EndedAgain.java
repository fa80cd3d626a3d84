package org.florscribe.platform.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.florscribe.platform.persistence.PracticeRemains;

/** Destroys a practice again that a backup brought back: its keys, what finds its patients, its audio, and every way in. */
final class EndedAgain {

    private EndedAgain() {}

    /** @return how many keys the backup still had */
    static int end(Connection connection, UUID practice, Timestamp at) throws SQLException {
        int keys = change(connection, PracticeRemains.DATA_KEYS, at, practice);
        change(connection, PracticeRemains.KEYSET, at, practice);
        for (String statement : PracticeRemains.MARKED) {
            change(connection, statement, at, practice);
        }
        for (String statement : PracticeRemains.TAKEN_AWAY) {
            change(connection, statement, practice);
        }
        return keys;
    }

    private static int change(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        }
    }
}
