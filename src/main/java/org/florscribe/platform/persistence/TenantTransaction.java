package org.florscribe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.florscribe.practice.identity.PracticeScope;
import org.florscribe.shared.Unavailable;

/** Tells the database whose rows the running transaction may see. The setting ends with the transaction. */
@ApplicationScoped
public class TenantTransaction implements PracticeScope {

    private static final String KEY = TenantTransaction.class.getName();

    private final DataSources dataSources;

    @Inject
    TenantTransaction(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    @Override
    public void enter(UUID practiceId) {
        TransactionSynchronizationRegistry registry = ContainerResource.TRANSACTION.get();
        Object before = registry.getResource(KEY);
        if (practiceId.equals(before)) {
            return;
        }
        if (before != null) {
            throw new IllegalStateException("One transaction works for one practice");
        }
        set("app.practice_id", practiceId.toString());
        registry.putResource(KEY, practiceId);
    }

    /**
     * The practice this transaction works for.
     *
     * @throws IllegalStateException when none was entered
     */
    public UUID practice() {
        if (ContainerResource.TRANSACTION.get().getResource(KEY) instanceof UUID practiceId) {
            return practiceId;
        }
        throw new IllegalStateException("This transaction works for no practice");
    }

    /** Opens, for reading, the one row that carries this hash of a secret: a session, link, refresh token or e-mail address. */
    public void lookUp(byte[] hash) {
        set("app.lookup", HexFormat.of().formatHex(hash));
    }

    private void set(String name, String value) {
        try (Connection connection = dataSources.inTransaction();
                var statement = connection.prepareStatement(
                        "select set_config(?, ?, true), set_config('statement_timeout', ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.setString(3, Long.toString(RequestTime.longestStatementMillis()));
            statement.execute();
        } catch (SQLException e) {
            throw new Unavailable(DatabaseFailure.words(e), e);
        }
    }
}
