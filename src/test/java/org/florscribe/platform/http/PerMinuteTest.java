package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PerMinuteTest {

    @Test
    void so_many_and_no_more_until_the_next_minute() {
        AtomicLong now = new AtomicLong();
        PerMinute two = new PerMinute(2, now::get);

        assertThat(two.take()).isTrue();
        assertThat(two.take()).isTrue();
        assertThat(two.take()).isFalse();
        now.set(TimeUnit.MINUTES.toNanos(1));
        assertThat(two.take()).isTrue();
    }
}
