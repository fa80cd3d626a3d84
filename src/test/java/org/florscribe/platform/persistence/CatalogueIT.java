package org.florscribe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself promises, asked of its catalogue and tried on it. */
class CatalogueIT {

    private static final String TENANT_TABLES = """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname in ('public', 'keys')
              and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)
            order by 1""";

    private static final String[] GLOBAL_TABLES = {
        "audit_key",
        "flyway_schema_history",
        "installation",
        "passkey_challenge",
        "practice",
        "rate_limit_bucket",
        "setup_link",
        "sign_in_failed",
        "sign_in_throttle",
        "signing_key",
        "tenant"
    };

    private static RunningProduct product;

    @BeforeAll
    static void someData() {
        product = RunningProduct.shared();
        Clinic.open(product).newVisitWithConsent();
    }

    @Test
    void every_table_of_a_practice_is_closed_by_a_forced_policy_for_reading_and_writing() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, TENANT_TABLES)).hasSizeGreaterThan(15);
            assertThat(column(connection, """
                            select c.oid::regclass::text from pg_class c
                            where c.relkind in ('r', 'p')
                              and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)
                              and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p
                                where p.polrelid = c.oid and p.polcmd = '*' and p.polqual is not null and p.polwithcheck is not null))""")).isEmpty();
        }
    }

    /** The allowed ones hold nothing of patients; a table added to this list has to say why it is of no practice. */
    @Test
    void only_these_tables_belong_to_no_practice() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')
                              and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)
                            order by 1""")).containsExactlyInAnyOrder(GLOBAL_TABLES);
        }
    }

    @Test
    void the_role_of_the_server_owns_nothing_and_stands_above_nothing() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
                              (select count(*) from pg_class c where c.relowner = r.oid), (select count(*) from pg_auth_members m where m.member = r.oid))
                            from pg_roles r where rolname = 'florscribe_app'""")).containsExactly("f f f f f 0 0");
        }
    }

    @Test
    void a_foreign_key_between_tables_of_a_practice_carries_the_practice() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select k.conname from pg_constraint k
                            where k.contype = 'f'
                              and exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'practice_id' and not a.attisdropped)
                              and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'practice_id' and not a.attisdropped)
                              and not exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'practice_id' and a.attnum = any(k.conkey))""")).isEmpty();
        }
    }

    @Test
    void every_foreign_key_has_an_index_that_begins_with_it() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select k.conrelid::regclass || '.' || k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
                            where k.contype = 'f' and n.nspname in ('public', 'keys')
                              and not exists (select 1 from pg_index i where i.indrelid = k.conrelid
                                and (select array_agg(c order by c) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) c)
                                  = (select array_agg(c order by c) from unnest(k.conkey) c))""")).isEmpty();
        }
    }

    @Test
    void no_index_says_only_what_another_says() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select a.indexrelid::regclass || ' is the beginning of ' || b.indexrelid::regclass
                            from pg_index a join pg_index b on b.indrelid = a.indrelid and b.indexrelid <> a.indexrelid
                            join pg_class c on c.oid = a.indrelid join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname in ('public', 'keys') and not a.indisunique and a.indexprs is null and b.indexprs is null
                              and pg_get_expr(a.indpred, a.indrelid) is not distinct from pg_get_expr(b.indpred, b.indrelid)
                              and (b.indkey::int2[])[0:a.indnkeyatts - 1] = (a.indkey::int2[])[0:a.indnkeyatts - 1]""")).isEmpty();
        }
    }

    /**
     * What hangs on a visit or a patient is seen with it, or is on this list: sound, which is reached by the id of a recording that
     * was seen; money, which the product books and the list of costs joins with visits; what admins
     * hold back from destruction or had destroyed; and the tables that say who sees what.
     */
    @Test
    void every_table_of_a_chart_shows_only_what_its_person_may_see() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select distinct c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                              join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
                            where c.relkind in ('r', 'p') and n.nspname = 'public'
                              and (a.attname in ('encounter_id', 'patient_id', 'note_id', 'visit_id') or c.relname in ('encounter', 'patient'))
                              and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'chart_sight'
                                and not p.polpermissive and p.polcmd = 'r')
                            order by 1"""))
                    .containsExactlyInAnyOrder(
                            "audit_event",
                            "chart_share",
                            "destruction",
                            "emergency_access",
                            "engine_call",
                            "legal_hold");
        }
    }

    @Test
    void a_transaction_that_names_nobody_sees_no_chart() throws SQLException {
        UUID practice = Clinic.open(product).practiceId();
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.practice_id', '" + practice + "', true)");
            for (String table : List.of("encounter", "patient", "note", "transcript", "recording")) {
                assertThat(count(connection, table)).as(table).isZero();
            }
        }
    }

    @Test
    void no_key_counts_up() throws SQLException {
        try (Connection connection = product.superuserConnection()) {
            assertThat(column(connection, """
                            select table_name || '.' || column_name from information_schema.columns
                            where table_schema in ('public', 'keys') and (is_identity = 'YES' or column_default like '%nextval%')""")).isEmpty();
        }
    }

    @Test
    void without_a_practice_the_application_sees_nothing() throws SQLException {
        List<String> tables;
        try (Connection connection = product.superuserConnection()) {
            // what is in a partition it may read through its table only
            tables = column(connection, TENANT_TABLES.replace("order by 1", "and not c.relispartition order by 1"));
            assertThat(count(connection, "encounter")).isPositive();
        }
        try (Connection connection = product.applicationConnection()) {
            for (String table : tables) {
                assertThat(count(connection, table)).as(table).isZero();
            }
            assertThat(count(connection, "practice")).as("practice").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set action = 'X'",
                "delete from audit_event",
                "truncate audit_event",
                "alter table audit_event disable trigger all"
            })
    void the_application_cannot_change_the_access_log(String statement) throws SQLException {
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set action = 'X'", "delete from audit_event", "truncate audit_event"})
    void not_even_the_owner_changes_the_access_log_by_mistake(String statement) throws SQLException {
        try (Connection connection = product.ownerConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void a_row_of_another_practice_cannot_be_written() throws SQLException {
        UUID other = Clinic.open(product).practiceId();
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.practice_id', '" + UUID.randomUUID() + "', true)");
            assertThatThrownBy(() -> sql.execute("insert into audit_event (id, practice_id, occurred_at, actor_kind,"
                            + " action, object_type, outcome, origin, correlation_id) values (gen_random_uuid(), '"
                            + other + "', now(), 'SYSTEM', 'X', 'x', 'SUCCESS', '', '')"))
                    .hasMessageContaining("row-level security");
        }
    }

    static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(
                column(connection, "select count(*) from " + table).get(0));
    }
}
