package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.control.RequestContextController;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopLineTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicInteger active = new AtomicInteger();
    private final StopLine line = new StopLine(Request::new);
    private final Thread thread = new Thread(line::run);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private final class Request implements RequestContextController {

        @Override
        public boolean activate() {
            return active.incrementAndGet() == 1;
        }

        @Override
        public void deactivate() {
            active.decrementAndGet();
        }
    }

    @BeforeEach
    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void end() {
        thread.interrupt();
    }

    @Test
    void one_that_the_database_had_no_time_for_is_tried_again_behind_the_others() {
        line.add(last -> {
            if (asked.incrementAndGet() < 3) {
                return false;
            }
            assertThat(ended).as("the others went first").hasValue(2);
            ended.incrementAndGet();
            return true;
        });
        line.add(last -> ended.incrementAndGet() > 0);
        line.add(last -> ended.incrementAndGet() > 0);

        line.await(LONG);

        assertThat(asked).hasValue(3);
        assertThat(ended).hasValue(3);
        assertThat(active).as("requests that were not ended").hasValue(0);
    }

    @Test
    void one_that_fails_keeps_no_other_from_its_end() {
        line.add(last -> {
            throw new IllegalStateException("a fault nobody thought of");
        });
        line.add(last -> ended.incrementAndGet() > 0);

        line.await(LONG);

        assertThat(ended).hasValue(1);
        assertThat(active).hasValue(0);
    }
}
