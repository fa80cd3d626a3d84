package org.florscribe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.florscribe.testing.RunningProduct;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** From an empty database to today's, on a database of its own beside that of the running product. */
class MigrationsIT {

    private static final RunningProduct PRODUCT = RunningProduct.shared();
    private static final String DATABASE = "florscribe_migrations";
    private static final String APP_ROLE = "florscribe_app";

    private PGSimpleDataSource owner;

    @BeforeEach
    void emptyDatabase() throws SQLException, IOException {
        PRODUCT.asSuperuser("create database " + DATABASE + " owner florscribe_owner");
        owner = new PGSimpleDataSource();
        owner.setServerNames(new String[] {"127.0.0.1"});
        owner.setPortNumbers(new int[] {PRODUCT.databasePort()});
        owner.setDatabaseName(DATABASE);
        owner.setUser("florscribe_owner");
        owner.setPassword(Files.readString(PRODUCT.dataDir().resolve("secrets/postgres-owner"))
                .strip());
    }

    @AfterEach
    void dropIt() throws SQLException {
        PRODUCT.asSuperuser("drop database " + DATABASE + " with (force)");
    }

    @Test
    void nodes_that_start_at_once_apply_each_step_once() throws Exception {
        Callable<Integer> node = () -> new Migrations(owner, APP_ROLE).apply();
        try (var nodes = new Nodes(3)) {
            int applied = 0;
            for (Future<Integer> result : nodes.all(node)) {
                applied += result.get();
            }
            assertThat(applied).isEqualTo(files().size());
        }
        assertThat(
                        column(
                                "select version from public.flyway_schema_history where version is not null order by installed_rank"))
                .hasSize(files().size())
                .doesNotHaveDuplicates();
        assertThat(column("select script from public.flyway_schema_history where type = 'SQL'"))
                .containsExactlyElementsOf(files());
        assertThat(column(
                        "select 1 from public.flyway_schema_history where not success or checksum is null and type = 'SQL'"
                                + " or installed_on is null or execution_time is null or description = ''"))
                .isEmpty();
        assertThat(new Migrations(owner, APP_ROLE).apply()).isZero();
    }

    @Test
    void a_step_that_was_changed_after_it_ran_is_refused() throws SQLException {
        new Migrations(owner, APP_ROLE).apply();
        asOwner("update public.flyway_schema_history set checksum = checksum + 1 where version = '0002'");
        assertThat(refusal(new Migrations(owner, APP_ROLE)))
                .startsWith("a migration that has already run was changed")
                .contains("0002");
    }

    @Test
    void a_database_of_a_newer_version_is_refused_in_words() throws SQLException {
        new Migrations(owner, APP_ROLE).apply();
        asOwner(
                "insert into public.flyway_schema_history select 9999, '9999', 'from the future', type, 'V9999__future.sql', 1, installed_by, now(), 1, true"
                        + " from public.flyway_schema_history where version = '0001'");
        assertThat(refusal(new Migrations(owner, APP_ROLE))).contains("newer FlorScribe", "restore a backup");
    }

    @Test
    void a_step_that_fails_leaves_the_version_before_it(@TempDir Path folder) throws SQLException, IOException {
        new Migrations(owner, APP_ROLE).apply();
        Files.writeString(
                folder.resolve("V9000__broken.sql"),
                "create table half_done (id uuid primary key);\nselect no_such_function();\n");
        assertThat(refusal(new Migrations(owner, APP_ROLE, Migrations.OURS, "filesystem:" + folder)))
                .contains("V9000__broken.sql", "no_such_function");
        assertThat(column("select to_regclass('public.half_done')::text")).containsExactly((String) null);
        assertThat(new Migrations(owner, APP_ROLE).apply()).isZero();
    }

    private static String refusal(Migrations migrations) {
        return Migrations.words(catchThrowableOfType(FlywayException.class, migrations::apply));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("migrations"))) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private void asOwner(String sql) throws SQLException {
        execute(owner, sql);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Threads that begin together. */
    private record Nodes(ExecutorService threads, int count) implements AutoCloseable {

        Nodes(int count) {
            this(Executors.newFixedThreadPool(count), count);
        }

        <T> List<Future<T>> all(Callable<T> work) throws InterruptedException {
            return threads.invokeAll(Collections.nCopies(count, work));
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
