package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.florscribe.shared.Unavailable;
import org.junit.jupiter.api.Test;

class KeptUnwrappedTest {

    private static final byte[] PLACE = {7};

    private final AtomicLong minutes = new AtomicLong();
    private final Service service = new Service();
    private final KeptUnwrapped kept = new KeptUnwrapped(
            service,
            Duration.ofHours(1),
            () -> Duration.ofMinutes(minutes.get()).toNanos());

    @Test
    void a_key_is_asked_for_once_in_half_the_time() throws Exception {
        assertThat(kept.unwrap(new byte[] {1}, PLACE)).containsExactly(1, 7);
        minutes.set(29);
        assertThat(kept.unwrap(new byte[] {1}, PLACE)).containsExactly(1, 7);
        assertThat(service.asked).isEqualTo(1);
        minutes.set(31);
        kept.unwrap(new byte[] {1}, PLACE);
        assertThat(service.asked).isEqualTo(2);
    }

    @Test
    void while_the_service_is_away_what_is_open_stays_open_until_its_time_is_over_and_nothing_else_opens()
            throws Exception {
        kept.unwrap(new byte[] {1}, PLACE);
        service.isAway = true;
        minutes.set(59);
        assertThat(kept.unwrap(new byte[] {1}, PLACE)).containsExactly(1, 7);
        assertThatThrownBy(() -> kept.unwrap(new byte[] {2}, PLACE)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> kept.unwrap(new byte[] {1}, new byte[] {8})).isInstanceOf(Unavailable.class);
        minutes.set(60);
        assertThatThrownBy(() -> kept.unwrap(new byte[] {1}, PLACE)).isInstanceOf(Unavailable.class);
        service.isAway = false;
        assertThat(kept.unwrap(new byte[] {1}, PLACE)).containsExactly(1, 7);
    }

    @Test
    void what_the_service_refuses_is_forgotten_at_once() throws Exception {
        kept.unwrap(new byte[] {1}, PLACE);
        service.refuses = true;
        minutes.set(40);
        assertThatThrownBy(() -> kept.unwrap(new byte[] {1}, PLACE)).isInstanceOf(GeneralSecurityException.class);
        service.isAway = true;
        assertThatThrownBy(() -> kept.unwrap(new byte[] {1}, PLACE)).isInstanceOf(Unavailable.class);
    }

    @Test
    void nobody_waits_again_for_a_service_that_just_did_not_answer() throws Exception {
        kept.unwrap(new byte[] {1}, PLACE);
        service.isAway = true;
        minutes.set(40);
        kept.unwrap(new byte[] {1}, PLACE);
        kept.unwrap(new byte[] {1}, PLACE);
        kept.unwrap(new byte[] {1}, PLACE);
        assertThat(service.asked).isEqualTo(2);
    }

    @Test
    void at_half_the_time_it_is_asked_and_asking_again_makes_it_fresh() throws Exception {
        kept.unwrap(new byte[] {1}, PLACE);
        minutes.set(30);
        kept.unwrap(new byte[] {1}, PLACE);
        assertThat(service.asked).isEqualTo(2);
        minutes.set(59);
        kept.unwrap(new byte[] {1}, PLACE);
        assertThat(service.asked).isEqualTo(2);
    }

    @Test
    void what_the_time_began_with_does_not_matter() throws Exception {
        minutes.set(-600);
        kept.unwrap(new byte[] {1}, PLACE);
        minutes.set(-571);
        kept.unwrap(new byte[] {1}, PLACE);
        assertThat(service.asked).isEqualTo(1);
        service.isAway = true;
        minutes.set(-540);
        assertThatThrownBy(() -> kept.unwrap(new byte[] {1}, PLACE)).isInstanceOf(Unavailable.class);
    }

    @Test
    void all_else_is_the_services_word() throws Exception {
        assertThat(kept.name()).isEqualTo("service");
        assertThat(kept.nameOf(new byte[] {1})).isEqualTo("service of 1");
        assertThat(kept.wrap(new byte[] {5}, PLACE)).containsExactly(5);
        assertThat(kept.wrapped(new byte[] {1})).isTrue();
        assertThat(kept.wrapped(new byte[] {0})).isFalse();
    }

    @Test
    void of_very_many_the_one_asked_for_longest_ago_goes() throws Exception {
        for (int i = 0; i <= 4_096; i++) {
            kept.unwrap(new byte[] {(byte) (i >> 8), (byte) i}, PLACE);
        }
        int asked = service.asked;
        kept.unwrap(new byte[] {0, 1}, PLACE);
        assertThat(service.asked).as("the second is kept").isEqualTo(asked);
        kept.unwrap(new byte[] {0, 0}, PLACE);
        assertThat(service.asked).as("the first is not").isEqualTo(asked + 1);
    }

    private static final class Service implements KeyEncryption {

        private int asked;
        private boolean isAway;
        private boolean refuses;

        @Override
        public byte[] unwrap(byte[] wrapped, byte[] boundTo) throws GeneralSecurityException {
            asked++;
            if (isAway) {
                throw new Unavailable("away");
            }
            if (refuses) {
                throw new GeneralSecurityException("refused");
            }
            return new byte[] {wrapped[0], boundTo[0]};
        }

        @Override
        public byte[] wrap(byte[] key, byte[] boundTo) {
            return key;
        }

        @Override
        public boolean wrapped(byte[] wrapped) {
            return wrapped[0] != 0;
        }

        @Override
        public String name() {
            return "service";
        }

        @Override
        public String nameOf(byte[] wrapped) {
            return "service of " + wrapped[0];
        }
    }
}
