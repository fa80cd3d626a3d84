package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.florscribe.adapter.audio.Child.Ended;
import org.junit.jupiter.api.Test;

class ChildTest {

    /** What a person is told about a file depends on them, however busy the machine is. */
    @Test
    void the_last_words_of_a_program_are_waited_for() throws IOException {
        AtomicInteger threads = new AtomicInteger();
        Child.Threads slowToRead = work -> threads.incrementAndGet() < 3 ? work : () -> later(work);

        try (Child child = Child.start(List.of("/bin/sh", "-c", "echo 'matches no streams' >&2; exit 1"), slowToRead)) {
            Ended ended = child.run(
                    InputStream.nullInputStream(), (b, length) -> {}, (b, length) -> true, Duration.ofSeconds(10));

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.words()).contains("matches no streams");
        }
    }

    private static void later(Runnable work) {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.run();
    }
}
