package org.florscribe.platform.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/** Destroys a practice again that a backup brought back: its keys, what finds its patients, its audio, and every way in. */
final class EndedAgain {

    /** Each binds the time and the practice. */
    private static final List<String> MARKED = List.of(
            "update keys.practice_keyset set wrapped = null, wrapped_index_key = null, destroyed_at = ? where practice_id = ? and destroyed_at is null",
            "update patient set sealed_mrn = null, mrn_index = null, birth_date_index = '', destroyed_at = coalesce(destroyed_at, ?) where practice_id = ?",
            "update encounter set destroyed_at = coalesce(destroyed_at, ?), attention_code = null where practice_id = ?",
            "update session set revoked_at = coalesce(revoked_at, ?) where practice_id = ?",
            "update api_key set revoked_at = coalesce(revoked_at, ?) where practice_id = ?",
            "update tenant set ended_at = coalesce(ended_at, ?) where id = ?");

    /** Each binds the practice. */
    private static final List<String> TAKEN_AWAY = List.of(
            "delete from patient_name_token where practice_id = ?",
            "delete from audio_segment where practice_id = ?",
            "delete from live_segment where practice_id = ?",
            "update staff set state = 'DISABLED', version = version + 1 where practice_id = ? and state <> 'DISABLED'");

    private EndedAgain() {}

    /** @return how many keys the backup still had */
    static int end(Connection connection, UUID practice, Timestamp at) throws SQLException {
        int keys = change(
                connection,
                "update keys.data_key set wrapped = null, wrapped_by = null, destroyed_at = ? where practice_id = ? and wrapped is not null",
                at,
                practice);
        for (String statement : MARKED) {
            change(connection, statement, at, practice);
        }
        for (String statement : TAKEN_AWAY) {
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
