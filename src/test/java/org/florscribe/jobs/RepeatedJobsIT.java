package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A queue may hand out a job twice, hand both to workers at the same moment, or lose it: the step is done once. */
class RepeatedJobsIT {

    private static final int COPIES = 4;

    /** Sweeps come once a minute and may have to wait for a poll and a worker. */
    private static final Duration UNTIL_A_SWEEP_IS_DONE = Duration.ofMinutes(2);

    private static final byte[] TALK = """
            Doctor: What brings you in?
            Patient: I have had a cough for two weeks.
            Doctor: Any fever?
            Patient: No fever.
            """.getBytes(StandardCharsets.UTF_8);

    /** The jobs of one visit's steps once more, as if they had just been put into the queue. */
    private static final String AGAIN = """
            insert into jobs.jobrunr_jobs
            select (jsonb_populate_record(null::jobs.jobrunr_jobs, to_jsonb(job) || jsonb_build_object(
                'id', fresh.id, 'version', 1, 'state', 'ENQUEUED', 'createdat', now(), 'updatedat', now(),
                'jobasjson', (job.jobasjson::jsonb
                  || jsonb_build_object('id', fresh.id, 'version', 1, 'jobHistory', jsonb_build_array(job.jobasjson::jsonb -> 'jobHistory' -> 0)))::text))).*
            from jobs.jobrunr_jobs job
            join public.pipeline_step step on job.jobasjson like '%' || step.id || '%'
            cross join lateral (select gen_random_uuid() as id, copy from generate_series(1, ?) copy where step.id is not null) fresh
            where step.encounter_id = ? and job.jobsignature like '%RunStepHandler%'""";

    /** The next sweep at once, where one has run before. */
    private static final String SWEEP = """
            insert into jobs.jobrunr_jobs
            select (jsonb_populate_record(null::jobs.jobrunr_jobs, to_jsonb(job) || jsonb_build_object(
                'id', fresh.id, 'version', 1, 'state', 'ENQUEUED', 'createdat', now(), 'updatedat', now(), 'recurringjobid', null,
                'jobasjson', (job.jobasjson::jsonb - 'recurringJobId'
                  || jsonb_build_object('id', fresh.id, 'version', 1, 'jobHistory', jsonb_build_array(job.jobasjson::jsonb -> 'jobHistory' -> 0)))::text))).*
            from jobs.jobrunr_jobs job
            cross join (select gen_random_uuid() as id) fresh
            where job.jobsignature like '%SweepStepsHandler%' and job.state = 'SUCCEEDED'
            order by job.updatedat desc limit 1""";

    private static Clinic clinic;
    private static Tables tables;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
    }

    @Test
    void jobs_of_steps_that_are_done_change_nothing() throws SQLException {
        UUID visit = drafted();
        Map<String, String> before = tables.fingerprints(clinic.practiceId());

        assertThat(handOutAgain(visit)).isGreaterThanOrEqualTo(2 * COPIES);
        awaitEmptyQueue(visit);

        assertThat(tables.fingerprints(clinic.practiceId())).isEqualTo(before);
    }

    @Test
    void jobs_of_one_step_that_run_side_by_side_draft_one_note() throws SQLException {
        UUID visit = drafted();
        tables.execute(
                clinic.practiceId(),
                "update pipeline_step set state = 'PARKED', attempt = 5, error_code = 'ENGINE_FAILED', version = version + 1"
                        + " where encounter_id = ? and step = 'DRAFT'",
                visit);
        clinic.post("/encounters/" + visit + "/steps/DRAFT/retry", "{}").expect(202);
        handOutAgain(visit);
        awaitEmptyQueue(visit);

        assertThat(clinic.await(visit, it -> it.at("/steps/2/state").asText().equals("DONE"))
                        .get("stage")
                        .asText())
                .isEqualTo("IN_REVIEW");
        assertThat(tables.count(clinic.practiceId(), "note", "encounter_id", visit))
                .isOne();
        assertThat(tables.count(clinic.practiceId(), "extraction", "encounter_id", visit))
                .isOne();
        assertThat(tables.column(
                        clinic.practiceId(),
                        "select attempt::text from pipeline_step where encounter_id = ? and step = 'DRAFT'",
                        visit))
                .isEqualTo(List.of("1"));
    }

    @Test
    void a_step_whose_job_was_lost_is_taken_up() throws SQLException {
        UUID visit = drafted();
        try (Connection connection = RunningProduct.shared().superuserConnection();
                var lose = connection.prepareStatement("""
                        with lost as (
                          update public.pipeline_step set state = 'WAITING', started_at = null, finished_at = null, node = null, version = version + 1
                          where encounter_id = ? and step = 'DRAFT' returning id)
                        delete from jobs.jobrunr_jobs job using lost where job.jobasjson like '%' || lost.id || '%'""")) {
            lose.setObject(1, visit);
            assertThat(lose.executeUpdate()).isPositive();
        }
        sweepNow();

        JsonNode after =
                clinic.await(visit, it -> it.at("/steps/2/state").asText().equals("DONE"), UNTIL_A_SWEEP_IS_DONE);

        assertThat(after.get("stage").asText()).isEqualTo("IN_REVIEW");
        assertThat(tables.count(clinic.practiceId(), "note", "encounter_id", visit))
                .isOne();
    }

    private static UUID drafted() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        return visit;
    }

    private static void sweepNow() throws SQLException {
        try (Connection connection = RunningProduct.shared().superuserConnection();
                var sweep = connection.prepareStatement(SWEEP)) {
            sweep.executeUpdate();
        }
    }

    private static int handOutAgain(UUID visit) throws SQLException {
        try (Connection connection = RunningProduct.shared().superuserConnection();
                var statement = connection.prepareStatement(AGAIN)) {
            statement.setInt(1, COPIES);
            statement.setObject(2, visit);
            return statement.executeUpdate();
        }
    }

    private static void awaitEmptyQueue(UUID visit) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (Connection connection = RunningProduct.shared().superuserConnection();
                var waiting = connection.prepareStatement("""
                        select job.state || ' ' || job.jobasjson from jobs.jobrunr_jobs job
                        join public.pipeline_step step on job.jobasjson like '%' || step.id || '%'
                        where step.encounter_id = ? and job.state not in ('SUCCEEDED', 'DELETED')""")) {
            waiting.setObject(1, visit);
            while (true) {
                try (var rows = waiting.executeQuery()) {
                    if (!rows.next()) {
                        return;
                    }
                    assertThat(System.nanoTime()).as(rows.getString(1)).isLessThan(end);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
