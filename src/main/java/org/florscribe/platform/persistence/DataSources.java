package org.florscribe.platform.persistence;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the database. {@code main}: the application role inside the caller's JTA transaction. {@code work}: the
 * application role outside of it, for JobRunr. {@code live}: the same for live audio, which may not wait behind jobs.
 * {@code owner}: the role that owns the tables, for migrations only. {@code limits}: the application role, counting requests.
 */
@DataSourceDefinition(
        name = DataSources.MAIN,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=flor.db.url}",
        user = "${MPCONFIG=flor.db.user}",
        password = "${MPCONFIG=flor.db.password}",
        minPoolSize = 5,
        maxPoolSize = 20,
        maxIdleTime = 30,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=2000",
            // EclipseLink binds an absent UUID as text; untyped, the server takes it for what the column is
            "stringType=unspecified",
            "options=-c statement_timeout=25000 -c idle_in_transaction_session_timeout=60000",
            "tcpKeepAlive=true",
            // a database that says nothing any more is given up after the longest statement would have ended
            "connectTimeout=5",
            "socketTimeout=30",
            "logServerErrorDetail=false"
        })
@DataSourceDefinition(
        name = DataSources.WORK,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=flor.db.url}",
        user = "${MPCONFIG=flor.db.user}",
        password = "${MPCONFIG=flor.db.password}",
        minPoolSize = 1,
        maxPoolSize = 8,
        maxIdleTime = 30,
        transactional = false,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.max-wait-time-in-millis=5000",
            "options=-c statement_timeout=25000 -c idle_in_transaction_session_timeout=60000",
            "tcpKeepAlive=true",
            // a database that says nothing any more is given up after the longest statement would have ended
            "connectTimeout=5",
            "socketTimeout=30",
            "logServerErrorDetail=false"
        })
@DataSourceDefinition(
        name = DataSources.LIVE,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=flor.db.url}",
        user = "${MPCONFIG=flor.db.user}",
        password = "${MPCONFIG=flor.db.password}",
        minPoolSize = 0,
        maxPoolSize = 2,
        maxIdleTime = 30,
        transactional = false,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=5000",
            "options=-c statement_timeout=25000 -c idle_in_transaction_session_timeout=60000",
            "tcpKeepAlive=true",
            "connectTimeout=5",
            "socketTimeout=30",
            "logServerErrorDetail=false"
        })
@DataSourceDefinition(
        name = DataSources.OWNER,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=flor.db.url}",
        user = "${MPCONFIG=flor.db.owner.user}",
        password = "${MPCONFIG=flor.db.owner.password}",
        minPoolSize = 0,
        maxPoolSize = 2,
        maxIdleTime = 30,
        transactional = false,
        properties = {
            // a dead one that is asked for often enough is never idle, and would be given out for ever
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "tcpKeepAlive=true",
            "connectTimeout=3",
            "loginTimeout=5",
            "logServerErrorDetail=false"
        })
@DataSourceDefinition(
        name = DataSources.LIMITS,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=flor.db.url}",
        user = "${MPCONFIG=flor.db.user}",
        password = "${MPCONFIG=flor.db.password}",
        minPoolSize = 1,
        maxPoolSize = DataSources.LIMITS_POOL,
        maxIdleTime = 60,
        transactional = false,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=1000",
            // a count that a power cut takes back is no harm, and none waits for the disk
            "options=-c synchronous_commit=off -c statement_timeout=2000 -c idle_in_transaction_session_timeout=5000",
            "tcpKeepAlive=true",
            "connectTimeout=2",
            "socketTimeout=3",
            "logServerErrorDetail=false"
        })
@ApplicationScoped
public class DataSources {

    public static final String MAIN = "java:app/jdbc/main";
    public static final String WORK = "java:app/jdbc/work";
    public static final String LIVE = "java:app/jdbc/live";
    public static final String OWNER = "java:app/jdbc/owner";
    public static final String LIMITS = "java:app/jdbc/limits";

    /** Connections that count requests, on each node. */
    public static final int LIMITS_POOL = 4;

    private static final ContainerResource<DataSource> MAIN_POOL = new ContainerResource<>(MAIN, DataSource.class);
    private static final ContainerResource<DataSource> WORK_POOL = new ContainerResource<>(WORK, DataSource.class);
    private static final ContainerResource<DataSource> LIVE_POOL = new ContainerResource<>(LIVE, DataSource.class);
    private static final ContainerResource<DataSource> OWNER_POOL = new ContainerResource<>(OWNER, DataSource.class);
    private static final ContainerResource<DataSource> COUNTING_POOL =
            new ContainerResource<>(LIMITS, DataSource.class);

    private final @Nullable TransactionSlots slots;

    /** For what runs before injection does; it uses no transaction. */
    public DataSources() {
        this.slots = null;
    }

    @Inject
    DataSources(TransactionSlots slots) {
        this.slots = slots;
    }

    public DataSource main() {
        return MAIN_POOL.get();
    }

    public DataSource work() {
        return WORK_POOL.get();
    }

    public DataSource live() {
        return LIVE_POOL.get();
    }

    public DataSource owner() {
        return OWNER_POOL.get();
    }

    /** For counting requests, outside of every transaction. */
    public DataSource limits() {
        return COUNTING_POOL.get();
    }

    /** A connection of the running transaction; closing it gives it back to the transaction, not to the pool. */
    public Connection inTransaction() throws SQLException {
        RequestTime.check();
        TransactionSlots limited = slots;
        if (limited != null) {
            limited.take();
        }
        return main().getConnection();
    }
}
