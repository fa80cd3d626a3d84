package org.florscribe.adapter.assemblyai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.practice.engine.EngineFailure;
import org.junit.jupiter.api.Test;

class JobPausesTest {

    private final AtomicBoolean kept = new AtomicBoolean();
    private final JobPauses pauses = new JobPauses(job -> kept.get());

    @Test
    void a_hint_wakes_who_waits_for_that_job_and_nobody_else() throws Exception {
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> pauses.await("job-1", Duration.ofSeconds(30), false));
        for (int i = 0; i < 10; i++) {
            pauses.changed(new VendorJobChanged("assemblyai", "job-2"));
            pauses.changed(new VendorJobChanged("another", "job-1"));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(waiting).isNotDone();
        while (!waiting.isDone()) { // it may not have begun to wait
            pauses.changed(new VendorJobChanged("assemblyai", "job-1"));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(waiting).isCompletedWithValue(true);
    }

    @Test
    void a_hint_that_came_to_another_node_is_found_in_the_book() {
        kept.set(true);
        assertThat(pauses.await("job-1", Duration.ofMillis(60), false)).isTrue();
    }

    @Test
    void a_book_that_cannot_be_read_breaks_nothing_off() {
        JobPauses blind = new JobPauses(job -> {
            throw new IllegalStateException("the database is away");
        });
        assertThat(blind.await("job-1", Duration.ofMillis(20), false)).isFalse();
    }

    @Test
    void who_was_told_once_is_not_hurried_again() {
        kept.set(true);
        long started = System.nanoTime();
        assertThat(pauses.await("job-1", Duration.ofMillis(60), true)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(59));
    }

    @Test
    void without_a_hint_the_time_is_waited_for() {
        long started = System.nanoTime();
        assertThat(pauses.await("job-1", Duration.ofMillis(60), false)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(59));
    }

    @Test
    void a_server_that_stops_does_not_wait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pauses.await("job-1", Duration.ofSeconds(30), false))
                .isInstanceOf(EngineFailure.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
