package org.florscribe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.ChartSight;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.PracticeScope;
import org.florscribe.shared.Unavailable;

/**
 * Tells the database whose rows the running transaction may see: of which practice, and of its charts those that this person
 * may see. The settings end with the transaction.
 */
@ApplicationScoped
public class TenantTransaction implements PracticeScope, ChartSight {

    private static final String KEY = TenantTransaction.class.getName();

    /** For the product itself, and for doors that have checked a secret: all charts of the practice. */
    private static final String PRODUCT = "*";

    private static final String TIME = ", set_config('statement_timeout', ?, true)";

    private static final String ENTER =
            "select set_config('app.practice_id', ?, true), set_config('app.viewer', ?, true),"
                    + " set_config('app.desk', ?, true)" + TIME;

    private static final String SEE = "select set_config('app.viewer', ?, true)" + TIME;

    /** What hangs on a chart is found by its secret before it is known who sees it; in an entered practice nothing is lifted. */
    private static final String LOOK_UP = "select set_config('app.lookup', ?, true), set_config('app.viewer',"
            + " case when coalesce(current_setting('app.practice_id', true), '') = '' then '*'"
            + " else current_setting('app.viewer', true) end, true)" + TIME;

    private final DataSources dataSources;
    private final CurrentCaller callers;

    @Inject
    TenantTransaction(DataSources dataSources, CurrentCaller callers) {
        this.dataSources = dataSources;
        this.callers = callers;
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
        Optional<Caller> person = callers.find().filter(caller -> caller.kind() == Caller.Kind.PERSON);
        boolean desk =
                person.isPresent() && person.get().roles().stream().noneMatch(role -> role.may(Permission.VIEW_CHART));
        set(
                ENTER,
                practiceId.toString(),
                person.map(caller -> caller.staff().toString()).orElse(PRODUCT),
                desk ? "yes" : "");
        registry.putResource(KEY, practiceId);
    }

    @Override
    public void seeEveryChart() {
        set(SEE, PRODUCT);
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
        set(LOOK_UP, HexFormat.of().formatHex(hash));
    }

    private void set(String sql, String... values) {
        try (Connection connection = dataSources.inTransaction();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.setString(values.length + 1, Long.toString(RequestTime.longestStatementMillis()));
            statement.execute();
        } catch (SQLException e) {
            throw new Unavailable(DatabaseFailure.words(e), e);
        }
    }
}
