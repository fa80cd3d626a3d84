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
import org.florscribe.testing.JobQueue;
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

    private static Clinic clinic;
    private static Tables tables;
    private static JobQueue queue;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
        queue = new JobQueue(RunningProduct.shared());
    }

    @Test
    void jobs_of_steps_that_are_done_change_nothing() throws SQLException {
        UUID visit = drafted();
        Map<String, String> before = tables.fingerprints(clinic.practiceId());

        assertThat(queue.handOutAgain(visit, COPIES)).isGreaterThanOrEqualTo(2 * COPIES);
        queue.awaitEmpty(visit);

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
        queue.handOutAgain(visit, COPIES);
        queue.awaitEmpty(visit);

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
        loseJob(visit);
        queue.sweepNow();

        JsonNode after =
                clinic.await(visit, it -> it.at("/steps/2/state").asText().equals("DONE"), UNTIL_A_SWEEP_IS_DONE);

        assertThat(after.get("stage").asText()).isEqualTo("IN_REVIEW");
        assertThat(tables.count(clinic.practiceId(), "note", "encounter_id", visit))
                .isOne();
    }

    @Test
    void a_step_that_somebody_is_changing_keeps_no_other_from_being_taken_up() throws SQLException {
        UUID held = drafted();
        UUID lost = drafted();
        loseJob(held);
        loseJob(lost);
        try (Connection other = RunningProduct.shared().superuserConnection();
                var change = other.prepareStatement(
                        "update pipeline_step set version = version + 1 where encounter_id = ? and step = 'DRAFT'")) {
            other.setAutoCommit(false);
            change.setObject(1, held);
            assertThat(change.executeUpdate()).isOne();
            queue.sweepNow();
            awaitDrafted(lost);
            other.commit();
        }
        queue.sweepNow();
        awaitDrafted(held);
    }

    /** As when the queue was brought back from an older copy than the visits. */
    private static void loseJob(UUID visit) throws SQLException {
        try (Connection connection = RunningProduct.shared().superuserConnection();
                var lose = connection.prepareStatement("""
                        with lost as (
                          update public.pipeline_step set state = 'WAITING', started_at = null, finished_at = null, node = null, version = version + 1
                          where encounter_id = ? and step = 'DRAFT' returning id)
                        delete from jobs.jobrunr_jobs job using lost where job.jobasjson like '%' || lost.id || '%'""")) {
            lose.setObject(1, visit);
            assertThat(lose.executeUpdate()).isPositive();
        }
    }

    private static void awaitDrafted(UUID visit) {
        clinic.await(visit, it -> it.at("/steps/2/state").asText().equals("DONE"), UNTIL_A_SWEEP_IS_DONE);
    }

    private static UUID drafted() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        return visit;
    }
}
