package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {

    private final OpenRequests requests = new OpenRequests();

    @Test
    void an_announced_end_still_lets_requests_in() {
        requests.announceEnd();

        assertThat(requests.isEnding()).isTrue();
        assertThat(requests.begin()).isTrue();
    }

    @Test
    void closing_waits_for_what_is_in_hand_and_lets_nothing_in() throws Exception {
        requests.begin();
        CompletableFuture<Integer> closed = CompletableFuture.supplyAsync(() -> requests.close(Duration.ofSeconds(30)));
        while (!requests.isEnding()) {
            Thread.onSpinWait();
        }

        assertThat(requests.begin()).isFalse();
        assertThat(closed).isNotDone();
        requests.end();
        assertThat(closed.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void it_does_not_wait_longer_than_asked_to() {
        requests.begin();

        assertThat(requests.close(Duration.ofMillis(20))).isOne();
    }
}
