package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A superuser moves, cuts and exchanges sealed values in the running product's database: nothing of it opens, and nothing is told. */
class SealedRowsIT {

    private static RunningProduct product;
    private static Clinic clinic;

    @BeforeAll
    static void open() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
    }

    @Test
    void a_sealed_name_stands_nowhere_in_the_table() throws SQLException {
        UUID patient = clinic.newPatient();
        String name = clinic.get("/patients/" + patient)
                .expect(200)
                .json()
                .get("familyName")
                .asText();
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select position(convert_to('" + name
                        + "', 'UTF8') in sealed_family_name) from patient where id = '" + patient + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void a_name_moved_to_another_patient_does_not_open() throws SQLException {
        UUID victim = clinic.newPatient();
        change("update patient set sealed_family_name = (select sealed_family_name from patient where id = '"
                + clinic.newPatient() + "') where id = '" + victim + "'");
        cannotBeOpened(victim);
    }

    @Test
    void a_value_moved_to_another_column_does_not_open() throws SQLException {
        UUID victim = clinic.newPatient();
        change("update patient set sealed_family_name = sealed_given_name where id = '" + victim + "'");
        cannotBeOpened(victim);
    }

    @Test
    void a_cut_value_does_not_open() throws SQLException {
        UUID victim = clinic.newPatient();
        change("update patient set sealed_sex = substring(sealed_sex for length(sealed_sex) - 1) where id = '" + victim
                + "'");
        cannotBeOpened(victim);
    }

    @Test
    void a_value_and_key_of_another_practice_do_not_open() throws SQLException {
        UUID victim = clinic.newPatient();
        UUID theirs = Clinic.open(product).newPatient();
        change("update patient v set sealed_family_name = t.sealed_family_name from patient t where v.id = '" + victim
                + "' and t.id = '" + theirs + "'");
        cannotBeOpened(victim);
        UUID second = clinic.newPatient();
        change("update keys.data_key v set wrapped = t.wrapped from keys.data_key t where v.subject_id = '" + second
                + "' and t.subject_id = '" + theirs + "'");
        cannotBeOpened(second);
    }

    @Test
    void without_its_data_key_a_patient_is_gone_for_good_and_the_others_stay() throws SQLException {
        UUID victim = clinic.newPatient();
        UUID neighbour = clinic.newPatient();
        change("update keys.data_key set wrapped = null, destroyed_at = now() where subject_id = '" + victim + "'");
        cannotBeOpened(victim);
        clinic.get("/patients/" + neighbour).expect(200);
    }

    private static void cannotBeOpened(UUID patient) {
        Clinic.Answer answer = clinic.get("/patients/" + patient);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.slug()).isEqualTo("unexpected");
        assertThat(answer.text())
                .doesNotContain("Person")
                .doesNotContain("sealed")
                .doesNotContain("tink");
    }

    private static void change(String statement) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isOne();
        }
    }
}
