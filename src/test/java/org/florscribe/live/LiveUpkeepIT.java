package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.JobQueue;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live audio lies in a table for each day, which is dropped once all of it is in the audio store, and not before. */
class LiveUpkeepIT {

    private static final String SWEEP = "SweepRecordingsHandler";
    private static final UUID NOBODYS = new UUID(0, 0);

    private final RunningProduct product = RunningProduct.shared();
    private final JobQueue queue = new JobQueue(product);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Connection database;

    @BeforeEach
    void connect() throws SQLException {
        Clinic.open(product); // a product that nobody uses sweeps nothing
        database = product.superuserConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        execute("delete from live_segment where practice_id = ?", NOBODYS);
        database.close();
    }

    @Test
    void a_day_is_dropped_when_the_last_of_its_audio_has_gone_to_the_store() throws SQLException {
        LocalDate empty = today.minusDays(30);
        LocalDate waiting = today.minusDays(31);
        openDay(empty);
        openDay(waiting);
        execute(
                "insert into live_segment (practice_id, recording_id, number, epoch, first_sequence, last_sequence,"
                        + " start_byte, plain_bytes, frame_bytes, stored_at, content)"
                        + " values (?, first_id_of(?), 0, 1, 0, 0, 0, 2, '{2}', now(), '\\x00')",
                NOBODYS, waiting);

        queue.run(SWEEP);
        assertThat(days()).contains(partOf(waiting)).doesNotContain(partOf(empty));

        execute("delete from live_segment where practice_id = ?", NOBODYS);
        queue.run(SWEEP);
        assertThat(days()).doesNotContain(partOf(waiting));
    }

    @Test
    void the_days_on_which_somebody_may_record_stay_although_they_are_empty() throws SQLException {
        queue.run(SWEEP);

        assertThat(days()).contains(partOf(today), partOf(today.plusDays(1)));
    }

    @Test
    void several_who_begin_to_record_before_a_day_has_its_table_make_one_and_none_fails() throws Exception {
        LocalDate day = today.plusDays(2);
        dropDay(day);
        try (Connection first = product.superuserConnection();
                Connection second = product.superuserConnection()) {
            first.setAutoCommit(false);
            keepDay(first, day);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> keepDay(second, day));
            Await.until("the other one waits", Duration.ofSeconds(20), this::isSomebodyWaiting);
            first.commit();
            other.get(20, TimeUnit.SECONDS);

            assertThat(days()).containsOnlyOnce(partOf(day));
        } finally {
            dropDay(day);
        }
    }

    private boolean isSomebodyWaiting() throws SQLException {
        try (PreparedStatement waiting = database.prepareStatement(
                        "select 1 from pg_stat_activity where wait_event = 'advisory' and query like '%keep_live_partition%'");
                ResultSet rows = waiting.executeQuery()) {
            return rows.next();
        }
    }

    private static void keepDay(Connection connection, LocalDate day) {
        try (PreparedStatement keep = connection.prepareStatement("select keep_live_partition(?)")) {
            keep.setObject(1, day);
            keep.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void dropDay(LocalDate day) throws SQLException {
        execute("drop table if exists " + partOf(day));
    }

    private void openDay(LocalDate day) throws SQLException {
        try (Statement role = database.createStatement();
                PreparedStatement open = database.prepareStatement("select restore_live_partition(?)")) {
            role.execute("set role florscribe_owner");
            open.setObject(1, day);
            open.execute();
            role.execute("reset role");
        }
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private List<String> days() throws SQLException {
        List<String> days = new ArrayList<>();
        try (PreparedStatement parts = database.prepareStatement(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'live_segment'::regclass");
                ResultSet rows = parts.executeQuery()) {
            while (rows.next()) {
                days.add(rows.getString(1));
            }
        }
        return days;
    }

    private static String partOf(LocalDate day) {
        return "live_segment_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
