package org.florscribe.clinical.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PipelineStepTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final PipelineStep asked =
            PipelineStep.first(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), StepKind.EXTRACT, "c1", NOON);

    @Test
    void the_same_request_has_the_same_job() {
        assertThat(asked.begun("node-a", NOON).jobId()).isEqualTo(asked.jobId());
    }

    @Test
    void every_new_request_has_a_job_of_its_own() {
        assertThat(asked.askedAgain("c2").jobId()).isNotEqualTo(asked.jobId());
        assertThat(asked.begun("node-a", NOON).putBack().jobId()).isNotEqualTo(asked.jobId());
        assertThat(asked.begun("node-a", NOON)
                        .toBeRepeated(StepFault.STORAGE, NOON)
                        .jobId())
                .isNotEqualTo(asked.jobId());
    }

    @Test
    void a_job_of_an_older_generation_has_nothing_to_do() {
        PipelineStep again = asked.askedAgain("c2");

        assertThat(again.isOpenFor(asked.generation())).isFalse();
        assertThat(again.isOpenFor(again.generation())).isTrue();
    }

    @Test
    void a_finished_step_is_done_once() {
        assertThat(asked.begun("node-a", NOON)
                        .done("rules", Duration.ZERO, NOON)
                        .isOpenFor(asked.generation()))
                .isFalse();
    }

    @Test
    void a_try_that_failed_keeps_the_count_and_a_new_request_starts_it_again() {
        PipelineStep failed = asked.begun("node-a", NOON).toBeRepeated(StepFault.ENGINE_BUSY, NOON);

        assertThat(failed.attempt()).isEqualTo(1);
        assertThat(failed.askedAgain("c2").attempt()).isZero();
    }
}
