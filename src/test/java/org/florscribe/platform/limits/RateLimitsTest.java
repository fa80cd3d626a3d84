package org.florscribe.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicLong now = new AtomicLong(1);
    private final Windows shared = new Windows();
    private final RateLimits here = limits();
    private final RateLimits there = limits();

    @Test
    void as_many_as_allowed_and_not_one_more() {
        assertThat(allowed(here, Limit.CREDENTIAL, 650)).isEqualTo(600);

        Verdict refused = here.take(Limit.CREDENTIAL, "a session");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.secondsUntilReset()).isBetween(1L, 60L);
    }

    @Test
    void two_nodes_allow_no_more_than_one() {
        long both = 0;
        for (int i = 0; i < 400; i++) {
            both += allowed(here, Limit.CREDENTIAL, 1) + allowed(there, Limit.CREDENTIAL, 1);
        }

        assertThat(both).isEqualTo(600);
    }

    @Test
    void the_next_window_allows_as_many_again() {
        allowed(here, Limit.SEARCHES, 100);

        now.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThat(allowed(here, Limit.SEARCHES, 100)).isEqualTo(60);
    }

    @Test
    void a_small_limit_is_exact_whichever_node_is_asked() {
        assertThat(allowed(here, Limit.LETTERS, 2)).isEqualTo(2);
        assertThat(allowed(there, Limit.LETTERS, 9)).isEqualTo(3);
    }

    @Test
    void of_a_large_limit_a_few_are_taken_at_once_and_what_was_refused_is_not_asked_for_again() {
        allowed(here, Limit.CREDENTIAL, 700);

        assertThat(shared.asked).isEqualTo(201);
    }

    @Test
    void one_does_not_use_up_what_is_allowed_to_another() {
        allowed(here, Limit.SEARCHES, 100);

        assertThat(here.take(Limit.SEARCHES, "somebody else").allowed()).isTrue();
        assertThat(here.take(Limit.UPLOADS, "a session").allowed()).isTrue();
    }

    @Test
    void without_the_shared_counters_a_node_counts_for_itself_and_allows_less() {
        shared.away = true;

        assertThat(allowed(here, Limit.CREDENTIAL, 1_000)).isEqualTo(150);
        assertThat(shared.asked).isEqualTo(1);

        shared.away = false;
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(here.take(Limit.CREDENTIAL, "a session").allowed()).isTrue();
        assertThat(shared.asked).isEqualTo(2);
    }

    private RateLimits limits() {
        return new RateLimits(
                shared, limit -> Long.parseLong(limit.setting().preset().orElseThrow()), now::get, new byte[32]);
    }

    private long allowed(RateLimits node, Limit limit, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> node.take(limit, "a session").allowed())
                .count();
    }

    /** Fixed windows in memory, as the database keeps them. */
    private final class Windows implements Counters {

        private final Map<Long, Window> windows = new HashMap<>();
        private int asked;
        private boolean away;

        private record Window(long left, long endsAt) {}

        @Override
        public Taken take(long key, long most, Duration window, long wanted) throws CountersAway {
            asked++;
            if (away) {
                throw new CountersAway(new IllegalStateException("cut off"));
            }
            Window before = windows.get(key);
            if (before == null || now.get() >= before.endsAt) {
                before = new Window(most, now.get() + window.toNanos());
            }
            long taken = Math.min(wanted, before.left);
            windows.put(key, new Window(before.left - taken, before.endsAt));
            return new Taken(taken, before.left - taken, Duration.ofNanos(before.endsAt - now.get()));
        }
    }
}
