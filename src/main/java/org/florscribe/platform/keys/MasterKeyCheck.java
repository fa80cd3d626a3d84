package org.florscribe.platform.keys;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.StartFailure;
import org.florscribe.shared.Unavailable;

/** Refuses to start with another master key than the one this database was made with: what is stored could not be opened. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class MasterKeyCheck {

    private static final byte[] KNOWN = "FlorScribe master key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BOUND_TO = AssociatedBytes.of(
            AssociatedBytes.NO_PRACTICE, new Cell("installation", "master_check", AssociatedBytes.NO_PRACTICE));
    private static final String MAKE =
            "insert into installation (master_check, created_at) values (?, now()) on conflict do nothing";

    private final DataSources dataSources;
    private final MasterKey master;

    /** Public and without arguments: the EJB container calls no other. */
    public MasterKeyCheck() {
        dataSources = new DataSources();
        master = new MasterKey();
    }

    @PostConstruct
    void check() {
        try (Connection connection = dataSources.work().getConnection()) {
            boolean fresh = !isMade(connection);
            if (fresh) {
                try (var insert = connection.prepareStatement(MAKE)) {
                    insert.setBytes(1, master.aead().encrypt(KNOWN, BOUND_TO));
                    fresh = insert.executeUpdate() == 1;
                }
            }
            verify(connection, master);
            master.keepRoot(connection, fresh);
        } catch (SQLException e) {
            StartFailure.report("The database does not answer: state " + e.getSQLState());
            throw new IllegalStateException("The database does not answer", e);
        } catch (GeneralSecurityException e) {
            String words = "The master key is not the one this database was made with, so nothing in it can be opened."
                    + " Put the right file where MASTER_KEY_FILE points; a copy was to be kept apart at set-up. While the master key"
                    + " is being changed both have to be here: see keys status.";
            StartFailure.report(words);
            throw new IllegalStateException(words, e);
        } catch (RuntimeException e) {
            StartFailure.report(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Whether the master key of this process opens the check value in the database, now. */
    public static boolean isRight(DataSources dataSources, MasterKey master) {
        try (Connection connection = dataSources.work().getConnection()) {
            verify(connection, master);
            return true;
        } catch (SQLException | GeneralSecurityException | IllegalStateException | Unavailable e) {
            return false;
        }
    }

    private static boolean isMade(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select 1 from installation");
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    private static void verify(Connection connection, MasterKey master) throws SQLException, GeneralSecurityException {
        try (var select = connection.prepareStatement("select master_check from installation");
                var rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new GeneralSecurityException("no check value");
            }
            master.aead().decrypt(rows.getBytes(1), BOUND_TO);
        }
    }
}
