package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A practice gets a new key while people work, and while servers die. */
@Tag("long")
class KeyRotationIT {

    private static final Map<String, String> SOON = Map.of("KEY_CACHE", "1s");

    @Test
    void everything_opens_before_during_and_after_and_nothing_is_left_under_the_old_key() throws Exception {
        try (RunningProduct product = RunningProduct.start(SOON)) {
            Clinic clinic = Clinic.open(product);
            Clinic other = Clinic.open(product);
            UUID theirs = other.newPatient();
            List<UUID> patients = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                patients.add(clinic.newPatient());
            }
            UUID visit = clinic.newVisitWithConsent();
            clinic.post(
                            "/patients",
                            "{\"givenName\":\"Kept\",\"familyName\":\"Answer\",\"birthDate\":\"1970-05-17\",\"sex\":\"male\",\"confirmNew\":true}",
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                    .expect(201);
            String before =
                    clinic.get("/patients/" + patients.get(0)).expect(200).text();

            var done = new AtomicBoolean();
            var calls = new AtomicInteger();
            List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int first = i;
                Thread person = new Thread(() -> {
                    for (int n = first; !done.get(); n++) {
                        Clinic.Answer answer = n % 5 == 0
                                ? clinic.post("/encounters", "{\"patientId\":\"" + patients.get(n % 30) + "\"}")
                                : clinic.get("/patients/" + patients.get(n % 30));
                        calls.incrementAndGet();
                        if (answer.status() >= 300 && answer.status() != 429) {
                            failures.add(answer.status() + " " + answer.text());
                        }
                    }
                });
                person.start();
                people.add(person);
            }
            try {
                rotateToTheEnd(product, clinic.practiceId());
            } finally {
                done.set(true);
                for (Thread person : people) {
                    person.join();
                }
            }
            System.out.println(calls.get() + " calls while the key changed");
            assertThat(failures).isEmpty();
            assertThat(leftUnderOldKeys(product, clinic.practiceId())).isEmpty();
            assertThat(clinic.get("/patients/" + patients.get(0)).expect(200).text())
                    .isEqualTo(before);
            clinic.get("/encounters/" + visit).expect(200);
            other.get("/patients/" + theirs).expect(200);

            RunningProduct.Answer early = product.command("keys", "destroy", "--practice", clinic.practiceId() + "");
            assertThat(String.join("\n", early.lines())).contains("0 replaced keys destroyed");
            new Tables(product)
                    .execute(
                            clinic.practiceId(),
                            "update keys.rotation set destroy_after = now() - interval '1 second'");
            RunningProduct.Answer destroyed =
                    product.command("keys", "destroy", "--practice", clinic.practiceId() + "");
            assertThat(String.join("\n", destroyed.lines())).contains("1 replaced keys destroyed");
            Thread.sleep(1_300);
            patients.forEach(it -> clinic.get("/patients/" + it).expect(200));
            clinic.get("/encounters/" + visit).expect(200);
        }
    }

    @Test
    void a_server_killed_at_any_step_goes_on_where_it_stood() throws Exception {
        try (RunningProduct product = RunningProduct.start(SOON)) {
            Clinic clinic = Clinic.open(product);
            List<UUID> patients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                patients.add(clinic.newPatient());
            }
            for (int round = 0; round < 4; round++) {
                int wait = 40 * round;
                Thread operator =
                        new Thread(() -> product.command("keys", "rotate", "--practice", clinic.practiceId() + ""));
                operator.start();
                Thread.sleep(700 + wait);
                product.killServer();
                operator.join();
                product.startAgain();
                Clinic again = Clinic.of(product, clinic.email(), Clinic.PASSWORD);
                patients.forEach(it -> again.get("/patients/" + it).expect(200));
            }
            rotateToTheEnd(product, clinic.practiceId());
            assertThat(leftUnderOldKeys(product, clinic.practiceId())).isEmpty();
            Clinic again = Clinic.of(product, clinic.email(), Clinic.PASSWORD);
            patients.forEach(it -> again.get("/patients/" + it).expect(200));
        }
    }

    private static void rotateToTheEnd(RunningProduct product, UUID practice) throws InterruptedException {
        assertThat(product.command("keys", "rotate", "--practice", practice + "")
                        .code())
                .isZero();
        for (int i = 0; i < 60; i++) {
            String status = String.join(
                    "\n",
                    product.command("keys", "status", "--practice", practice + "")
                            .lines());
            if (status.contains("DISABLED 100 %") && !status.contains("REWRAPPING") && !status.contains("ADDED")) {
                return;
            }
            Thread.sleep(1_300);
            product.command("keys", "rotate", "--practice", practice + "");
        }
        throw new AssertionError("the change of keys does not end");
    }

    /** Every column of bytes of every table of the practice, and its data keys. */
    private static List<String> leftUnderOldKeys(RunningProduct product, UUID practice) throws SQLException {
        List<String> left = new ArrayList<>();
        try (Connection connection = product.superuserConnection();
                Statement sql = connection.createStatement()) {
            List<String> places = column(sql, """
                    select b.attrelid::regclass || ' ' || b.attname from pg_attribute b join pg_class c on c.oid = b.attrelid
                    where b.atttypid = 'bytea'::regtype and c.relkind = 'r' and not b.attisdropped
                      and exists (select 1 from pg_attribute p where p.attrelid = b.attrelid and p.attname = 'practice_id')""");
            List<String> old = column(
                    sql,
                    "select distinct '01' || lpad(to_hex(old_id), 8, '0') from keys.rotation where practice_id = '"
                            + practice + "' and state in ('DISABLED', 'DESTROYED')");
            assertThat(old).isNotEmpty();
            for (String place : places) {
                String[] parts = place.split(" ", -1);
                for (String prefix : old) {
                    column(
                                    sql,
                                    "select 1 from " + parts[0] + " where practice_id = '" + practice
                                            + "' and encode(substring(" + parts[1] + " from 1 for 5), 'hex') = '"
                                            + prefix + "'")
                            .forEach(it -> left.add(place));
                }
            }
            left.addAll(
                    column(
                            sql,
                            "select 'data key ' || d.id from keys.data_key d where practice_id = '" + practice
                                    + "' and wrapped is not null and wrapped_by <> (select primary_id from keys.practice_keyset k where k.practice_id = d.practice_id)"));
        }
        return left;
    }

    private static List<String> column(Statement sql, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
