package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.platform.persistence.PracticeRemains;
import org.florscribe.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens what is stored (security.md 2.9). All of it happens in the running transaction and for the practice it
 * has entered; each value is bound to its {@link Cell}.
 */
@ApplicationScoped
public class Vault {

    private static final String COLUMNS = "id, subject_kind, subject_id, patient_id, wrapped, wrapped_by";

    private final DataSources dataSources;
    private final PracticeKeys practiceKeys;
    private final MasterKey master;
    private final KeyUse use;
    private final Event<KeyDestroyed> destroyed;
    private final Clock clock;
    private volatile @Nullable ForNow forNow;

    @Inject
    Vault(
            DataSources dataSources,
            PracticeKeys practiceKeys,
            MasterKey master,
            KeyUse use,
            Event<KeyDestroyed> destroyed,
            Clock clock) {
        this.destroyed = destroyed;
        this.use = use;
        this.dataSources = dataSources;
        this.practiceKeys = practiceKeys;
        this.master = master;
        this.clock = clock;
    }

    /**
     * Makes the data key of a patient or a visit.
     *
     * @param patientId of a patient's key the same as subjectId
     * @return the key's id, to be kept in the subject's row
     */
    public UUID newKey(KeySubject kind, UUID subjectId, UUID patientId) {
        PracticeKey practice = practiceKeys.current();
        DataKeyBinding binding = new DataKeyBinding(Ids.next(), kind, subjectId, patientId);
        try (Connection connection = dataSources.inTransaction();
                var insert = connection.prepareStatement(
                        "insert into keys.data_key (id, practice_id, subject_kind, subject_id, patient_id, wrapped, created_at, wrapped_by) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, binding.id());
            insert.setObject(2, practice.practiceId());
            insert.setString(3, kind.name());
            insert.setObject(4, subjectId);
            insert.setObject(5, patientId);
            insert.setBytes(6, practice.newDataKey(binding));
            insert.setTimestamp(7, Timestamp.from(clock.instant()));
            insert.setInt(8, practice.sealsWith());
            use.count(practice);
            insert.executeUpdate();
            return binding.id();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** @throws SealBroken when there is no such key in this practice, or it was destroyed */
    public SubjectKey key(UUID dataKeyId) {
        SubjectKey key = keys(List.of(dataKeyId)).get(dataKeyId);
        if (key == null) {
            throw new SealBroken(DataKeyBinding.TABLE + " " + dataKeyId);
        }
        return key;
    }

    /** The keys by id, in one query. Destroyed ones, and those of other practices, are left out. */
    public Map<UUID, SubjectKey> keys(Collection<UUID> dataKeyIds) {
        Map<UUID, SubjectKey> keys = new HashMap<>();
        if (dataKeyIds.isEmpty()) {
            return keys;
        }
        PracticeKey practice = practiceKeys.current();
        try (Connection connection = dataSources.inTransaction();
                var select = connection.prepareStatement("select " + COLUMNS
                        + " from keys.data_key where practice_id = ? and id = any(?) and wrapped is not null")) {
            select.setObject(1, practice.practiceId());
            select.setArray(2, connection.createArrayOf("uuid", dataKeyIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    DataKeyBinding binding = binding(rows);
                    keys.put(
                            binding.id(),
                            practiceKeys.opening(wrappedBy(rows)).openDataKey(binding, rows.getBytes("wrapped")));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Binds the key of a visit to the right patient. What was sealed with it stays as it is. */
    public void rebind(UUID dataKeyId, UUID newPatientId) {
        UUID practiceId = practiceKeys.current().practiceId();
        try (Connection connection = dataSources.inTransaction()) {
            DataKeyBinding from;
            byte[] wrapped;
            PracticeKey practice;
            try (var select = connection.prepareStatement("select " + COLUMNS
                    + " from keys.data_key where practice_id = ? and id = ? and wrapped is not null for update")) {
                select.setObject(1, practiceId);
                select.setObject(2, dataKeyId);
                try (ResultSet rows = select.executeQuery()) {
                    if (!rows.next()) {
                        throw new SealBroken(DataKeyBinding.TABLE + " " + dataKeyId);
                    }
                    from = binding(rows);
                    wrapped = rows.getBytes("wrapped");
                    practice = practiceKeys.opening(wrappedBy(rows));
                }
            }
            if (from.kind() != KeySubject.ENCOUNTER) {
                throw new IllegalArgumentException("Only the key of a visit moves to another patient");
            }
            try (var update = connection.prepareStatement(
                    "update keys.data_key set patient_id = ?, wrapped = ?, wrapped_by = ? where practice_id = ? and id = ?")) {
                update.setObject(1, newPatientId);
                update.setBytes(2, practice.rewrapDataKey(from, wrapped, from.forPatient(newPatientId)));
                update.setInt(3, practice.sealsWith());
                update.setObject(4, practiceId);
                update.setObject(5, dataKeyId);
                use.count(practice);
                update.executeUpdate();
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /**
     * Destroys the key of a patient or a visit: what it sealed opens nowhere any more.
     *
     * @return its id; empty when it was destroyed before
     */
    public Optional<UUID> destroyKey(KeySubject kind, UUID subjectId, Instant at) {
        try (Connection connection = dataSources.inTransaction();
                var update = connection.prepareStatement("""
                        update keys.data_key set wrapped = null, wrapped_by = null, destroyed_at = ?
                        where practice_id = ? and subject_kind = ? and subject_id = ? and wrapped is not null returning id""")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, practiceKeys.current().practiceId());
            update.setString(3, kind.name());
            update.setObject(4, subjectId);
            try (ResultSet rows = update.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                UUID id = rows.getObject(1, UUID.class);
                destroyed.fire(new KeyDestroyed(practiceKeys.current().practiceId(), id, at));
                return Optional.of(id);
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Destroys the practice's keys and all below them: what any of them sealed opens nowhere any more. */
    public void destroyPractice(Instant at) {
        UUID practice = practiceKeys.current().practiceId();
        try (Connection connection = dataSources.inTransaction();
                var update = connection.prepareStatement(PracticeRemains.DATA_KEYS)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, practice);
            update.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
        practiceKeys.destroy();
        destroyed.fire(new KeyDestroyed(practice, practice, at));
    }

    /** Seals with the practice's own key: for what belongs to no patient, such as a letter or a kept answer. */
    public byte[] sealForPractice(Cell cell, byte[] content) {
        PracticeKey practice = practiceKeys.current();
        use.count(practice);
        return practice.seal(cell, content);
    }

    /** @throws SealBroken when this is not what was sealed for this cell in this practice */
    public byte[] openForPractice(Cell cell, byte[] sealed) {
        return practiceKeys.opening(Keysets.sealedBy(sealed)).open(cell, sealed);
    }

    /** Seals with the master key: for what belongs to no practice, such as the keys that sign tokens. Needs no transaction. */
    public byte[] sealForInstallation(Cell cell, byte[] content) {
        return SubjectKey.Sealing.seal(master.aead(), AssociatedBytes.NO_PRACTICE, cell, content);
    }

    /** @throws SealBroken when this is not what was sealed for this cell of this installation */
    public byte[] openForInstallation(Cell cell, byte[] sealed) {
        return SubjectKey.Sealing.open(master.aead(), AssociatedBytes.NO_PRACTICE, cell, sealed);
    }

    /**
     * Seals with a key derived for that: for what waits for minutes and belongs to no practice, such as the address in a job. Another
     * master key changes nothing about it, and no service for keys is asked.
     */
    public byte[] sealForNow(Cell cell, byte[] content) {
        return SubjectKey.Sealing.seal(ofNow().aead, AssociatedBytes.NO_PRACTICE, cell, content);
    }

    /** @throws SealBroken when this is not what was sealed for this cell of this installation */
    public byte[] openForNow(Cell cell, byte[] sealed) {
        ForNow key = ofNow();
        return Keysets.sealedBy(sealed).equals(OptionalInt.of(key.id))
                ? SubjectKey.Sealing.open(key.aead, AssociatedBytes.NO_PRACTICE, cell, sealed)
                : openForInstallation(cell, sealed); // sealed by an older version
    }

    private record ForNow(int id, Aead aead) {}

    private ForNow ofNow() {
        ForNow known = forNow;
        if (known == null) {
            byte[] key = master.derive("seal-for-now");
            try {
                known = new ForNow(Keysets.idOfRawKey(key), Keysets.ofRawKey(key));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A key cannot be derived", e);
            }
            forNow = known;
        }
        return known;
    }

    /** Empty for keys wrapped before it was written down: any key of the practice may have. */
    private static OptionalInt wrappedBy(ResultSet row) throws SQLException {
        int id = row.getInt("wrapped_by");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(id);
    }

    static DataKeyBinding binding(ResultSet row) throws SQLException {
        return new DataKeyBinding(
                row.getObject("id", UUID.class),
                KeySubject.valueOf(row.getString("subject_kind")),
                row.getObject("subject_id", UUID.class),
                row.getObject("patient_id", UUID.class));
    }
}
