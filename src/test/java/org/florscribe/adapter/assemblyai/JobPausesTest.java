package org.florscribe.adapter.assemblyai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.practice.engine.EngineFailure;
import org.junit.jupiter.api.Test;

class JobPausesTest {

    private final JobPauses pauses = new JobPauses();

    @Test
    void a_hint_wakes_who_waits_for_that_job_and_nobody_else() throws Exception {
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> pauses.await("job-1", Duration.ofSeconds(30)));
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
        assertThat(waiting).isCompleted();
    }

    @Test
    void without_a_hint_the_time_is_waited_for() {
        long started = System.nanoTime();
        pauses.await("job-1", Duration.ofMillis(60));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(59));
    }

    @Test
    void a_server_that_stops_does_not_wait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pauses.await("job-1", Duration.ofSeconds(30))).isInstanceOf(EngineFailure.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
