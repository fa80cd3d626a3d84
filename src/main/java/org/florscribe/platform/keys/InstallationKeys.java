package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;

/**
 * What the master key wraps beside the keys of practices, and the way to another master key. How far that came is told by what lies
 * there, so whoever is killed half-way goes on where it stood.
 */
@ApplicationScoped
public class InstallationKeys {

    /** The value that a start is checked with comes last: until all else is done a start without the old key is refused. */
    private static final List<Place> PLACES = List.of(
            new Place("audit_key", "sealed_secret", "purpose"),
            new Place("signing_key", "sealed_secret", "kid"),
            new Place("installation", "sealed_certificate_key", "id"),
            new Place("installation", "sealed_root", "id"),
            new Place("installation", "master_check", "id"));

    private final DataSources dataSources;
    private final MasterKey master;
    private final EraseList erased;

    @Inject
    InstallationKeys(DataSources dataSources, MasterKey master, EraseList erased) {
        this.dataSources = dataSources;
        this.master = master;
        this.erased = erased;
    }

    private record Place(String table, String column, String name) {

        Cell cell(String row) {
            return new Cell(
                    table,
                    column,
                    table.equals("installation")
                            ? AssociatedBytes.NO_PRACTICE
                            : UUID.nameUUIDFromBytes(row.getBytes(StandardCharsets.US_ASCII)));
        }

        String readSql() {
            return "select " + name + "::text, " + column + " from " + table + " where " + column + " is not null";
        }

        /** Binds: new, row, old. */
        String writeSql() {
            return "update " + table + " set " + column + " = ? where " + name + "::text = ? and " + column + " = ?";
        }
    }

    private record Found(String row, byte[] wrapped) {}

    /** What wraps now, for people. */
    public String master() {
        return master.name();
    }

    /** How many are wrapped with which master key. */
    public Map<String, Integer> count() {
        Map<String, Integer> counted = new TreeMap<>();
        try (Connection connection = dataSources.work().getConnection()) {
            for (Place place : PLACES) {
                find(connection, place).forEach(it -> counted.merge(master.nameOf(it.wrapped), 1, Integer::sum));
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
        erased.wrappedBy().ifPresent(it -> counted.merge(it, 1, Integer::sum));
        return counted;
    }

    /**
     * Begins a change to the master key that is here besides the present one, or goes on with it.
     *
     * @return false when there is no other
     */
    public boolean begin() {
        master.lookAgain();
        if (!master.hasSuccessor()) {
            return false;
        }
        try (Connection connection = dataSources.work().getConnection();
                PreparedStatement note = connection.prepareStatement(
                        "update installation set next_master_id = ?, master_changed_at = null")) {
            master.keepRoot(connection, false);
            note.setInt(1, master.name().hashCode());
            note.executeUpdate();
            return true;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Whether a change was begun and not ended. */
    public boolean isUnderWay() {
        try (Connection connection = dataSources.work().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select next_master_id is not null and master_changed_at is null from installation");
                ResultSet rows = select.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /**
     * Wraps all of it with the present master key and ends the change. To be called when the keys of practices are done.
     *
     * @return how many were wrapped anew
     */
    public int finish() {
        int wrapped = 0;
        String now = master.name();
        try (Connection connection = dataSources.work().getConnection();
                PreparedStatement end =
                        connection.prepareStatement("update installation set master_changed_at = now()")) {
            for (Place place : PLACES) {
                for (Found found : find(connection, place)) {
                    if (!master.nameOf(found.wrapped).equals(now)) {
                        wrapped += wrapAnew(connection, place, found);
                    }
                }
            }
            erased.wrapAnew();
            end.executeUpdate();
            return wrapped;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Of two nodes at once the second changes nothing. */
    private int wrapAnew(Connection connection, Place place, Found found) throws SQLException {
        Cell cell = place.cell(found.row);
        byte[] secret = SubjectKey.Sealing.open(master.aead(), AssociatedBytes.NO_PRACTICE, cell, found.wrapped);
        try (PreparedStatement update = connection.prepareStatement(place.writeSql())) {
            update.setBytes(1, SubjectKey.Sealing.seal(master.aead(), AssociatedBytes.NO_PRACTICE, cell, secret));
            update.setString(2, found.row);
            update.setBytes(3, found.wrapped);
            return update.executeUpdate();
        }
    }

    private static List<Found> find(Connection connection, Place place) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(place.readSql());
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Found(rows.getString(1), rows.getBytes(2)));
            }
        }
        return found;
    }
}
