package org.florscribe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that would not keep practices apart, whether by its role or by its tables: no server starts on it. */
class IsolationCheckIT {

    @TempDir
    static Path folder;

    private static RunningProduct product;
    private static PGSimpleDataSource application;

    @BeforeAll
    static void start() throws IOException, SQLException {
        product = RunningProduct.start(Map.of());
        application = new PGSimpleDataSource();
        application.setServerNames(new String[] {"127.0.0.1"});
        application.setPortNumbers(new int[] {product.databasePort()});
        application.setDatabaseName("florscribe");
        application.setUser("florscribe_app");
        application.setPassword(Files.readString(product.dataDir().resolve("secrets/postgres-app"))
                .strip());
        product.asSuperuser("create table kept (id int); create table strange (practice_id uuid);"
                + " alter table strange enable row level security; alter table strange force row level security;"
                + " create policy one on strange using (true) with check (true)");
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter role florscribe_app superuser               | alter role florscribe_app nosuperuser              | the application role is a superuser
            alter role florscribe_app bypassrls               | alter role florscribe_app nobypassrls              | the application role may bypass row-level security
            alter table kept owner to florscribe_app          | alter table kept owner to florscribe_owner         | the application role owns tables; it and the owner role must be two roles
            alter table patient no force row level security   | alter table patient force row level security       | table public.patient has no forced policy
            alter table patient disable row level security    | alter table patient enable row level security      | table public.patient has no forced policy
            drop policy one on strange                        | create policy one on strange using (true) with check (true) | table public.strange has no forced policy
            drop policy one on strange; create policy one on strange for select using (true) | drop policy one on strange; create policy one on strange using (true) with check (true) | table public.strange has no forced policy
            drop policy one on strange; create policy one on strange using (true) | drop policy one on strange; create policy one on strange using (true) with check (true) | table public.strange has no forced policy
            """)
    void each_fault_is_named_by_itself_and_gone_when_mended(String harm, String mending, String words)
            throws SQLException {
        assertThat(faults()).isEmpty();
        product.asSuperuser(harm);
        try {
            assertThat(faults()).containsExactly(words);
        } finally {
            product.asSuperuser(mending);
        }
        assertThat(faults()).isEmpty();
    }

    /** Before anything is started: what the role may is asked by the launcher already. */
    @Test
    void a_start_as_a_role_above_the_policies_ends_with_the_reason() throws SQLException {
        product.asSuperuser("alter role florscribe_app bypassrls");
        try {
            assertRefused("The role of DATABASE_URL is a superuser or may bypass row-level security");
        } finally {
            product.asSuperuser("alter role florscribe_app nobypassrls");
        }
    }

    @Test
    void a_start_on_tables_that_are_open_or_its_own_ends_with_all_reasons() throws SQLException {
        product.asSuperuser("alter table kept owner to florscribe_app;"
                + " alter table patient no force row level security; drop policy one on strange");
        try {
            assertRefused(
                    "The database would not keep practices apart: ",
                    "the application role owns tables",
                    "table public.patient has no forced policy",
                    "table public.strange has no forced policy");
        } finally {
            product.asSuperuser("alter table kept owner to florscribe_owner;"
                    + " alter table patient force row level security;"
                    + " create policy one on strange using (true) with check (true)");
        }
    }

    private static void assertRefused(String... words) {
        Map<String, String> settings = new HashMap<>(product.besides());
        settings.put("DATA_DIR", folder.resolve(UUID.randomUUID().toString()).toString());
        settings.put("PORT", "" + RunningProduct.freePort());
        RunningProduct.Answer refused = product.command(settings, "serve");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.words()).contains(words).doesNotContain("FlorScribe is ready");
    }

    private static List<String> faults() throws SQLException {
        return new IsolationCheck().faults(application);
    }
}
