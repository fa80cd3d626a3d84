package org.florscribe.clinical.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.junit.jupiter.api.Test;

class StepRecoveryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Steps steps = new Steps();
    private final Queue queue = new Queue();
    private final StepRecovery recovery = new StepRecovery(steps, queue, Clock.fixed(NOW, ZoneOffset.UTC));

    private final PipelineStep asked =
            PipelineStep.first(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), StepKind.EXTRACT, "c1", NOW);

    @Test
    void a_node_takes_back_what_it_was_running() {
        steps.add(asked.begun("node-a", NOW));

        assertThat(recovery.takeBack("node-a")).isEqualTo(1);
        assertThat(queue.queued).singleElement().satisfies(again -> {
            assertThat(again.state()).isEqualTo(StepState.WAITING);
            assertThat(again.generation()).isEqualTo(2);
        });
    }

    @Test
    void a_node_leaves_alone_what_another_runs() {
        steps.add(asked.begun("node-b", NOW));

        assertThat(recovery.takeBack("node-a")).isZero();
        assertThat(queue.queued).isEmpty();
    }

    @Test
    void a_step_whose_job_was_taken_but_not_begun_is_asked_for_again() {
        steps.add(asked);
        queue.taken.add(asked.jobId());

        assertThat(recovery.takeBack("node-a")).isEqualTo(1);
        assertThat(queue.queued).hasSize(1);
    }

    @Test
    void a_step_that_waits_its_turn_keeps_it() {
        steps.add(asked);
        queue.pending.add(asked.jobId());

        assertThat(recovery.takeBack("node-a")).isZero();
        assertThat(recovery.reconcile()).isZero();
    }

    @Test
    void a_step_that_began_before_the_clock_was_set_back_is_not_left_for_an_hour() {
        steps.add(asked.begun("node-b", NOW.plus(Duration.ofHours(1))));

        assertThat(recovery.reconcile()).isEqualTo(1);
        assertThat(queue.queued)
                .singleElement()
                .satisfies(again -> assertThat(again.generation()).isEqualTo(2));
    }

    @Test
    void nodes_whose_clocks_differ_by_minutes_leave_each_other_their_steps() {
        steps.add(asked.begun("node-b", NOW.plus(Duration.ofMinutes(5))));

        assertThat(recovery.reconcile()).isZero();
    }

    @Test
    void work_done_while_the_clock_was_set_back_took_no_time_rather_than_less() {
        assertThat(new EngineWork("rules", Duration.ofHours(-1)).took()).isZero();
    }

    @Test
    void a_step_whose_job_is_gone_gets_a_new_one() {
        steps.add(asked);

        assertThat(recovery.reconcile()).isEqualTo(1);
        assertThat(queue.queued).hasSize(1);
    }

    @Test
    void a_step_that_runs_far_too_long_has_lost_its_node() {
        steps.add(asked.begun("node-b", NOW.minus(Duration.ofMinutes(16))));

        assertThat(recovery.reconcile()).isEqualTo(1);
    }

    private static final class Queue implements StepQueue {

        final List<PipelineStep> queued = new ArrayList<>();
        final Set<UUID> taken = new HashSet<>();
        final Set<UUID> pending = new HashSet<>();

        @Override
        public void now(PipelineStep step) {
            queued.add(step);
        }

        @Override
        public void at(Instant when, PipelineStep step) {
            queued.add(step);
        }

        @Override
        public boolean isTaken(PipelineStep step) {
            return taken.contains(step.jobId());
        }

        @Override
        public boolean has(PipelineStep step) {
            return pending.contains(step.jobId());
        }
    }

    private static final class Steps implements StepRepository {

        private final List<PipelineStep> all = new ArrayList<>();

        @Override
        public Optional<PipelineStep> find(UUID stepId) {
            return all.stream().filter(step -> step.id().equals(stepId)).findFirst();
        }

        @Override
        public Optional<PipelineStep> find(UUID encounterId, StepKind kind) {
            return Optional.empty();
        }

        @Override
        public List<PipelineStep> ofEncounter(UUID encounterId) {
            return List.copyOf(all);
        }

        @Override
        public List<PipelineStep> ofEncounters(Collection<UUID> encounterIds) {
            return List.copyOf(all);
        }

        @Override
        public PipelineStep add(PipelineStep step) {
            all.add(step);
            return step;
        }

        @Override
        public PipelineStep update(PipelineStep step) {
            return step;
        }

        @Override
        public void removeAll(UUID encounterId) {
            all.removeIf(step -> step.encounterId().equals(encounterId));
        }

        @Override
        public List<PipelineStep> unfinishedForChange(int limit) {
            return List.copyOf(all);
        }

        @Override
        public Page<PipelineStep> parked(PageRequest request) {
            return new Page<>(List.of(), Optional.empty());
        }

        @Override
        public Page<PipelineStep> open(PageRequest request) {
            return new Page<>(all, Optional.empty());
        }

        @Override
        public Map<StepState, Long> counts() {
            return Map.of();
        }
    }
}
