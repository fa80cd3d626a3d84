package org.florscribe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists are served by an index, however long they are: plans on 100,000 made-up rows of one practice, as the application's role. */
class ListPlansIT {

    private static RunningProduct product;
    private static UUID practice;

    @BeforeAll
    static void fill() throws SQLException {
        product = RunningProduct.shared();
        Clinic clinic = Clinic.open(product);
        practice = clinic.practiceId();
        UUID patient = clinic.newPatient();
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement()) {
            sql.execute("""
                    insert into patient (id, practice_id, data_key_id, sealed_given_name, sealed_family_name, sealed_birth_date, sealed_sex, birth_date_index, created_at)
                    select gen_random_uuid(), p.practice_id, p.data_key_id, '\\x00', '\\x00', '\\x00', '\\x00', decode(lpad(to_hex(i %% 65536), 4, '0'), 'hex'), now() - i * interval '1 minute'
                    from patient p, generate_series(1, 100000) i where p.id = '%s'""".formatted(patient));
            sql.execute("""
                    insert into patient_name_token (practice_id, patient_id, field, token)
                    select practice_id, id, 'PREFIX', birth_date_index from patient where practice_id = '%s'""".formatted(practice));
            sql.execute("""
                    insert into encounter (id, practice_id, patient_id, clinician_id, data_key_id, stage, scheduled_at, visit_on, created_at)
                    select gen_random_uuid(), p.practice_id, p.id, '%s', p.data_key_id, (array['PLANNED', 'IN_REVIEW', 'SIGNED'])[1 + n %% 3], now() - n * interval '20 minutes', (now() - n * interval '20 minutes')::date, now()
                    from (select *, row_number() over () as n from patient where practice_id = '%s') p""".formatted(clinic.clinicianId(), practice));
            sql.execute("""
                    insert into audit_event (seq, form, hash, seal, id, practice_id, occurred_at, actor_kind, actor_id, action, object_type, patient_id, outcome, origin, correlation_id)
                    select 1000000000 + row_number() over (), 1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), gen_random_uuid(), e.practice_id, e.scheduled_at, 'PERSON', e.clinician_id, (array['PATIENT_VIEWED', 'NOTE_SIGNED'])[1 + extract(minute from e.scheduled_at)::int %% 2], 'patient', e.patient_id, 'SUCCESS', '', ''
                    from encounter e where e.practice_id = '%s'""".formatted(practice));
            sql.execute("analyze patient, patient_name_token, encounter, audit_event");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "access log | audit_event | true | occurred_at desc, id desc",
                "access log, a page deep inside | audit_event | occurred_at <= now() - interval '1 year' and (occurred_at < now() - interval '1 year' or id < '01890a5d-ac96-774b-bcce-b302099a8057') | occurred_at desc, id desc",
                "access log of a patient | audit_event | patient_id = '01890a5d-ac96-774b-bcce-b302099a8057' | occurred_at desc, id desc",
                "access log of a person | audit_event | actor_id = '01890a5d-ac96-774b-bcce-b302099a8057' | occurred_at desc, id desc",
                "access log by action | audit_event | action = 'NOTE_SIGNED' | occurred_at desc, id desc",
                "access log by outcome | audit_event | outcome = 'REFUSED' | occurred_at desc, id desc",
                "access log in the order of its chain | audit_event | seq > 1000 | seq",
                "visits | encounter | true | scheduled_at desc, id desc",
                "visits, a page deep inside | encounter | scheduled_at <= now() - interval '1 year' and (scheduled_at < now() - interval '1 year' or id < '01890a5d-ac96-774b-bcce-b302099a8057') | scheduled_at desc, id desc",
                "visits by stage | encounter | stage = 'IN_REVIEW' | scheduled_at desc, id desc",
                "visits of a patient | encounter | patient_id = '01890a5d-ac96-774b-bcce-b302099a8057' | scheduled_at desc, id desc",
                "patients | patient | true | id desc",
            })
    void newest_first_by_an_index(String list, String table, String condition, String order) throws SQLException {
        assertThat(plan("select * from " + table + " where " + condition + " order by " + order + " limit 51"))
                .as(list)
                .doesNotContain("Seq Scan on " + table)
                .contains("Index");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the day | encounter | select * from encounter where visit_on = current_date order by scheduled_at, id limit 51",
                "patients by birth date | patient | select * from patient where birth_date_index = '\\x0102'",
                "patients by name | patient_name_token | select patient_id from patient_name_token where field = 'PREFIX' and token = '\\x0102'",
                "patients by record number | patient | select * from patient where mrn_index = '\\x0102'",
                "a visit's patient | patient | select p.* from patient p where p.id = '01890a5d-ac96-774b-bcce-b302099a8057'",
            })
    void found_by_an_index(String list, String table, String query) throws SQLException {
        assertThat(plan(query)).as(list).doesNotContain("Seq Scan on " + table).contains("Index");
    }

    private static String plan(String query) throws SQLException {
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.practice_id', '" + practice
                    + "', true), set_config('app.viewer', '*', true)");
            return String.join("\n", CatalogueIT.column(connection, "explain " + query));
        }
    }
}
