package org.florscribe.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.florscribe.practice.engine.EngineRelay.Won;
import org.florscribe.testing.Await;
import org.junit.jupiter.api.Test;

class EngineRelayTest {

    private final ModelWorld world = new ModelWorld();

    @Test
    void the_first_engine_that_answers_well_wins_and_no_other_is_asked() {
        world.model("one").answers("good");
        world.model("two").answers("other");

        Won<String> won = world.run().orElseThrow();

        assertThat(won.answer()).isEqualTo("good");
        assertThat(won.by().engine()).isEqualTo("one");
        assertThat(won.by().model()).contains("one-model");
        assertThat(won.by().promptVersion()).contains("p1");
        assertThat(world.trail).containsExactly("one DONE");
        assertThat(world.model("two").calls).hasValue(0);
    }

    @Test
    void the_next_engine_is_asked_when_one_fails_and_each_turn_is_booked_with_its_reason() {
        world.model("one").fails(EngineFault.CONFIGURATION);
        world.model("two").answers("good");

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("two");
        assertThat(world.trail).containsExactly("one CONFIGURATION", "two DONE");
        assertThat(world.booked.get(0).reason()).contains("It failed.");
    }

    @Test
    void a_passing_fault_is_repeated_and_quota_is_not() {
        world.model("one").fails(EngineFault.TRANSIENT).fails(EngineFault.BUSY).answers("good");

        assertThat(world.run()).isPresent();
        assertThat(world.trail).containsExactly("one TRANSIENT", "one BUSY", "one DONE");

        ModelWorld other = new ModelWorld();
        other.model("one").fails(EngineFault.QUOTA).answers("never");
        assertThat(other.run()).isEmpty();
        assertThat(other.trail).containsExactly("one QUOTA");
    }

    @Test
    void another_try_asks_only_for_the_parts_that_are_missing() {
        world.model("one")
                .failsAfter(EngineFault.TRANSIENT, new TokenUse(3, 900, 90))
                .answers("good");
        world.model("two").answers("other");

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("one");
        assertThat(world.trail).containsExactly("one TRANSIENT", "one DONE");
        assertThat(world.booked.get(0).use()).isEqualTo(new TokenUse(3, 900, 90));
        assertThat(world.model("one").calls).hasValue(2);
        assertThat(world.model("one").asked).as("the first part").containsExactly("first");
        assertThat(world.model("one").parts).as("kept for another run").containsOnlyKeys("first");
    }

    @Test
    void an_answer_that_is_judged_bad_counts_as_a_failure_and_is_paid_for() {
        world.model("one").answers("bad");
        world.model("two").answers("good");

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("two");
        assertThat(world.trail).containsExactly("one BAD_SUCCESS", "two DONE");
        assertThat(world.booked.get(0).use().in()).isEqualTo(100);
    }

    @Test
    void an_engine_that_is_held_back_or_has_no_adapter_is_passed_over() {
        world.model("one").answers("good");
        world.heldBack.add(world.model("one").access.id());
        world.model("two").answers("good");

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("two");
        assertThat(world.trail).containsExactly("one HELD_BACK", "two DONE");
    }

    @Test
    void what_is_kept_is_used_and_nothing_is_sent() {
        world.model("one").answers("good");
        world.run();
        world.trail.clear();

        Won<String> again = world.run().orElseThrow();

        assertThat(again.answer()).isEqualTo("good");
        assertThat(again.by().costMicros()).isZero();
        assertThat(world.trail).containsExactly("one KEPT");
        assertThat(world.model("one").calls).hasValue(1);
    }

    @Test
    void when_the_first_is_slow_the_next_is_asked_too_and_the_quicker_wins() {
        world.model("one").takes(Duration.ofSeconds(2)).answers("late");
        world.model("two").answers("good");
        world.slow = Duration.ofMillis(50);

        Won<String> won = world.run().orElseThrow();

        assertThat(won.by().engine()).isEqualTo("two");
        assertThat(world.trail).containsExactly("two DONE", "one OVERTAKEN");
    }

    @Test
    void what_the_overtaken_engine_was_paid_for_is_booked_when_it_ends() throws Exception {
        world.model("one").takes(Duration.ofMillis(400)).answers("late");
        world.model("two").answers("good");
        world.slow = Duration.ofMillis(50);

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("two");

        Await.until("the late turn", Duration.ofSeconds(10), () -> !world.late.isEmpty());
        assertThat(world.late).singleElement().satisfies(turn -> {
            assertThat(turn.outcome()).isEqualTo(EngineOutcome.LATE);
            assertThat(turn.engineId()).contains(world.model("one").access.id());
            assertThat(turn.use()).isEqualTo(new TokenUse(1, 100, 10));
        });
    }

    @Test
    void a_slow_engine_that_is_ready_first_after_all_is_used() {
        world.model("one").takes(Duration.ofMillis(150)).answers("good");
        world.model("two").takes(Duration.ofSeconds(2)).answers("late");
        world.slow = Duration.ofMillis(50);

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("one");
        assertThat(world.trail).containsExactly("one DONE", "two OVERTAKEN");
    }

    @Test
    void nobody_waits_longer_than_the_whole_line_may_take() {
        world.model("one").takes(Duration.ofSeconds(5)).answers("late");
        world.all = Duration.ofMillis(100);

        Optional<Won<String>> won = world.run();

        assertThat(won).isEmpty();
        assertThat(world.trail).containsExactly("one TRANSIENT");
        assertThat(world.booked.get(0).reason()).contains("The engine did not answer in time.");
    }

    @Test
    void an_engine_without_a_free_place_is_no_failure() {
        world.model("one").answers("good");
        world.full.add(world.model("one").access.id());

        assertThatThrownBy(world::run).isInstanceOf(NoPlaceAtEngine.class);
        assertThat(world.trail).isEmpty();
    }

    @Test
    void what_an_adapter_throws_by_mistake_is_a_bad_answer() {
        world.model("one").breaks();
        world.model("two").answers("good");

        assertThat(world.run().orElseThrow().by().engine()).isEqualTo("two");
        assertThat(world.trail).containsExactly("one BAD_SUCCESS", "two DONE");
    }
}
