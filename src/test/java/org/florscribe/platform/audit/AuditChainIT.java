package org.florscribe.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.JobQueue;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain as the product writes it, and what is done to it by somebody who may do everything to the database. */
class AuditChainIT {

    private static RunningProduct product;
    private static Clinic clinic;
    private static UUID practice;

    @TempDir
    Path folder;

    @BeforeAll
    static void someWork() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        practice = clinic.practiceId();
        UUID visit = clinic.newVisitWithConsent();
        for (int i = 0; i < 10; i++) {
            clinic.get("/encounters/" + visit).expect(200);
        }
    }

    private record Said(int code, String words) {}

    @Test
    void what_the_product_wrote_is_right_and_the_command_says_so_beside_the_server() throws SQLException {
        RunningProduct.Answer answer = product.command("audit", "verify", "--practice", practice.toString());

        assertThat(answer.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("practice " + practice, "lines are right, seals too", "audit-head 1 " + practice));
        assertThat(answer.code()).isZero();
        assertThat(count("select count(*) from audit_event where seq is null or emergency"))
                .isZero();
        assertThat(count("select max(seq) - count(*) from audit_event")).isZero();
    }

    @Test
    void each_thing_done_to_the_table_is_found_and_its_line_named() throws SQLException, IOException {
        List<String> done = List.of(
                "update audit_event set actor_id = gen_random_uuid() where seq = 5 -- 5",
                "update audit_event set patient_id = null where seq = 9 -- 9",
                "update audit_event set outcome = 'REFUSED' where seq = 3 -- 3",
                "update audit_event set occurred_at = occurred_at + interval '1 microsecond' where seq = 4 -- 4",
                "update audit_event set emergency = true where seq = 6 -- 6",
                "update audit_event set digest = decode(repeat('00', 32), 'hex') where seq = 6 -- 6",
                "delete from audit_event where seq = 7 -- 7",
                "delete from audit_event where seq = 1 -- 1",
                "update audit_event set seq = seq + 1000 where seq = 8 -- 8",
                "update audit_event a set object_id = b.object_id, action = b.action, actor_id = gen_random_uuid() from"
                        + " (select * from audit_event where seq = 12) b where a.seq = 2 -- 2",
                "update audit_event set hash = decode(repeat('00', 32), 'hex') where seq = 10 -- 10",
                "update audit_event set seal = decode(repeat('00', 32), 'hex') where seq = 11 -- 11",
                "delete from audit_event where seq = (select max(seq) from audit_event) -- max",
                "update audit_head set seq = seq + 1 -- head");
        clinic.get("/me").expect(200);
        for (String sql : done) {
            String last = Long.toString(count("select max(seq) from audit_event"));
            String named = sql.substring(sql.indexOf("-- ") + 3);
            String line =
                    named.equals("max") ? last : named.equals("head") ? Long.toString(Long.parseLong(last) + 1) : named;
            tampered(sql, () -> {
                Said said = verify();
                assertThat(said.words()).as(sql).contains("WRONG, line " + line + " ");
                assertThat(said.code()).isOne();
            });
        }
        assertThat(verify().code()).as(verify().words()).isZero();
    }

    /** Each leaves numbers without a gap or doubling, as somebody would who knows how the table is read. */
    @Test
    void lines_put_in_and_lines_that_changed_places_are_found_and_named() throws SQLException, IOException {
        String mine = "practice_id = '" + practice + "'";
        String copyOfFive = "create temporary table forged on commit preserve rows as select * from audit_event where "
                + mine + " and seq = 5";
        String room = "update audit_event set seq = seq + 1000000 where " + mine + " and seq > 5";
        String closed = "update audit_event set seq = seq - 999999 where " + mine + " and seq > 1000000";
        String aside = "update audit_event set seq = 2000000 where " + mine + " and seq = 4";
        String there = "update audit_event set seq = 4 where " + mine + " and seq = 7";
        String back = "update audit_event set seq = 7 where " + mine + " and seq = 2000000";
        String words = "actor_id, action, object_type, object_id, patient_id, occurred_at, id";
        Map<List<String>, String> done = new LinkedHashMap<>();
        done.put(
                List.of(
                        copyOfFive,
                        "update forged set seq = 6, id = gen_random_uuid()",
                        room,
                        closed,
                        "insert into audit_event select * from forged"),
                "6");
        done.put(
                List.of(
                        copyOfFive,
                        "update forged set id = gen_random_uuid(), action = 'NOTE_VIEWED',"
                                + " seq = (select max(seq) + 1 from audit_event where " + mine + ")",
                        "insert into audit_event select * from forged"),
                "end");
        done.put(List.of(aside, there, back), "4");
        done.put(
                List.of(
                        "create temporary table forged as select * from audit_event where " + mine
                                + " and seq in (8, 9)",
                        "delete from audit_event where " + mine + " and seq in (8, 9)",
                        "with swapped as (select 17 - seq as seq, " + words + " from forged) update forged f set ("
                                + words + ") = (select " + words + " from swapped s where s.seq = f.seq)",
                        "insert into audit_event select * from forged"),
                "8");
        done.put(
                List.of("update audit_event set practice_id = practice_id, seq = 3000000 where " + mine
                        + " and seq = 2"),
                "2");
        clinic.get("/me").expect(200);
        for (Map.Entry<List<String>, String> deed : done.entrySet()) {
            String end = Long.toString(count("select max(seq) from audit_event") + 1);
            String line = deed.getValue().equals("end") ? end : deed.getValue();
            tampered(deed.getKey(), () -> {
                Said said = verify();
                assertThat(said.words()).as(deed.getKey().toString()).contains("WRONG, line " + line + " ");
                assertThat(said.code()).isOne();
            });
        }
        assertThat(verify().code()).as(verify().words()).isZero();
    }

    @Test
    void a_tail_cut_off_with_its_head_shows_in_the_head_that_was_put_out() throws SQLException, IOException {
        new JobQueue(product).run("KeepAuditHandler");
        Path heads = product.dataDir().resolve("audit-heads");
        Path day;
        try (var files = Files.list(heads)) {
            day = files.filter(file -> file.toString().endsWith(".heads"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
        Path key = heads.resolve("public-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(day)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(day)).contains("audit-head 1 " + practice + " ");
        assertThat(count("select count(*) from audit_event where action = 'AUDIT_HEAD_SIGNED' and digest is not null"))
                .isOne();
        assertThat(Files.readString(product.serverLog())).contains("audit-head 1 " + practice + " ");
        Said whole = verify("--heads", day.toString(), "--public-key", key.toString());
        assertThat(whole.words()).contains("1 heads agree");
        assertThat(whole.code()).isZero();

        long signed = count("select seq from audit_event where action = 'AUDIT_HEAD_SIGNED'") - 1;
        String cut = "with gone as (delete from audit_event where seq > " + (signed - 3)
                + ") update audit_head h set seq = e.seq,"
                + " hash = e.hash from audit_event e where e.practice_id = h.practice_id and e.seq = " + (signed - 3);
        tampered(cut, () -> {
            assertThat(verify().code()).as("the chain alone does not show it").isZero();
            Said said = verify("--heads", day.toString(), "--public-key", key.toString());
            assertThat(said.words()).contains("WRONG, line " + (signed - 2) + " is gone, with all that came after it");
            assertThat(said.code()).isOne();
        });

        Path forged = folder.resolve("forged.heads");
        Files.writeString(
                forged, Files.readString(day).replace(practice + " " + signed, practice + " " + (signed + 1)));
        assertThat(verify("--heads", forged.toString(), "--public-key", key.toString())
                        .words())
                .contains("is not of this public key");
    }

    @Test
    void an_exported_log_is_checked_where_there_is_no_database() throws SQLException, IOException {
        Path file = folder.resolve("log.txt");
        assertThat(run("export", List.of("--practice", practice.toString(), "--out", file.toString()))
                        .code())
                .isZero();
        Path bare = folder.resolve("elsewhere");

        RunningProduct.Answer right = product.command(
                Map.of("DATA_DIR", bare.toString(), "PORT", "no number"), "audit", "verify", "--in", file.toString());
        assertThat(right.lines()).anySatisfy(line -> assertThat(line).contains("lines are right, seals not looked at"));
        assertThat(right.code()).isZero();

        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(6);
        Files.write(file, lines);
        Said wrong = run("verify", List.of("--in", file.toString()));
        assertThat(wrong.words()).contains("WRONG, line 5 is gone");
        assertThat(wrong.code()).isOne();
    }

    @Test
    void writers_of_one_practice_leave_no_gap_and_never_wait_for_each_other_in_a_ring()
            throws SQLException, IOException {
        UUID visit = clinic.newVisitWithConsent();
        long deadlocks = count("select deadlocks from pg_stat_database where datname = current_database()");
        List<CompletableFuture<Void>> writers = IntStream.range(0, 16)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 12; i++) {
                        if ((writer + i) % 3 == 0) {
                            clinic.newPatient();
                        } else {
                            clinic.get("/encounters/" + visit).expect(200, 503);
                        }
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);

        assertThat(verify().code()).as(verify().words()).isZero();
        assertThat(count("select deadlocks from pg_stat_database where datname = current_database()"))
                .isEqualTo(deadlocks);
    }

    @Test
    void a_month_goes_only_when_it_is_six_years_old_and_the_chain_says_that_it_went() throws SQLException, IOException {
        Clinic old = Clinic.open(product);
        OldLog.write(product, old.practiceId(), 10);

        assertThat(trim(old, "now() - interval '8 years'")).isZero();
        new JobQueue(product).run("KeepAuditHandler");

        Tables tables = new Tables(product);
        assertThat(tables.column(
                        old.practiceId(),
                        "select count(*) from audit_event where occurred_at < now() - interval '6 years'"))
                .containsExactly("0");
        assertThat(tables.column(old.practiceId(), "select seq from audit_anchor"))
                .containsExactly("20");
        assertThat(tables.column(old.practiceId(), "select count(*) from audit_event where action = 'AUDIT_TRIMMED'"))
                .containsExactly("2");
        assertThat(trim(old, "now() + interval '100 years'"))
                .as("nothing younger can be asked for")
                .isZero();
        Said said = run("verify", List.of("--practice", old.practiceId().toString(), "--without-seals"));
        assertThat(said.words()).contains("lines are right");
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(
                            () -> sql.execute("insert into audit_anchor (practice_id, seq, hash, trimmed_at) values ('"
                                    + practice + "', 1, decode(repeat('00', 32), 'hex'), now())"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("select trim_audit(now())")).hasMessageContaining("no practice");
        }
    }

    private static long trim(Clinic of, String moment) throws SQLException {
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.practice_id', '" + of.practiceId() + "', true)");
            try (var rows = sql.executeQuery("select trim_audit(" + moment + ")")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static Said verify(String... more) throws SQLException {
        List<String> words = new ArrayList<>(List.of("--practice", practice.toString()));
        words.addAll(List.of(more));
        return run("verify", words);
    }

    private static Said run(String command, List<String> words) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        try (Connection connection = product.applicationConnection();
                var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int code = AuditTool.run(
                    command, words, connection, Optional.of(product.dataDir().resolve("secrets/master.key")), out, out);
            return new Said(code, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private static long count(String sql) throws SQLException {
        return Long.parseLong(new Tables(product).column(practice, sql).get(0));
    }

    private interface Looking {
        void look() throws SQLException, IOException;
    }

    private static void tampered(String sql, Looking looking) throws SQLException, IOException {
        tampered(
                List.of(
                        sql.contains(" b where ")
                                ? sql.replace("where seq = 12", "where seq = 12 and practice_id = '" + practice + "'")
                                        .replace("where a.seq", "where a.practice_id = '" + practice + "' and a.seq")
                                : ofPractice(sql)),
                looking);
    }

    /** Does this to the practice's lines without their triggers, looks, and puts everything back. */
    private static void tampered(List<String> statements, Looking looking) throws SQLException, IOException {
        String mine = " where practice_id = '" + practice + "'";
        try (Connection connection = product.superuserConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create temporary table log_before as select * from audit_event" + mine);
            statement.execute("create temporary table head_before as select * from audit_head" + mine);
            try {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                looking.look();
            } finally {
                statement.execute("delete from audit_event" + mine);
                statement.execute("delete from audit_head" + mine);
                statement.execute("insert into audit_event select * from log_before");
                statement.execute("insert into audit_head select * from head_before");
            }
        }
    }

    /** The superuser sees all practices: the statement is kept to one. */
    private static String ofPractice(String sql) {
        String plain = sql.contains("-- ") ? sql.substring(0, sql.indexOf("-- ")) : sql;
        String only = "practice_id = '" + practice + "'";
        String kept = plain.replace("from audit_event)", "from audit_event where " + only + ")")
                .replace("where seq ", "where " + only + " and seq ")
                .replace("h.practice_id and", "h.practice_id and e." + only + " and");
        return kept.contains(" where ") ? kept : kept + " where " + only;
    }
}
