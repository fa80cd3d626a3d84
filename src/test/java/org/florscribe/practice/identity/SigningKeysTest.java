package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.testing.Place;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final String SECRET = "the operator's own secret, long enough";

    private final SetClock clock = new SetClock();
    private final SigningRing ring = new SigningRing();

    @Test
    void without_a_secret_of_the_operator_the_first_key_signs_at_once() {
        SigningKeys keys = keys(Optional.empty());

        assertThat(keys.find(keys.current().kid())).isPresent();
        assertThat(ring.kept).hasSize(1);
    }

    @Test
    void a_new_key_is_known_ten_minutes_before_it_signs_and_the_operators_bridges_them() {
        SigningKeys keys = keys(Optional.of(SECRET));
        SigningKey operators = keys.current();
        clock.pass(Duration.ofMinutes(9));
        assertThat(keys.current().kid()).isEqualTo(operators.kid());
        clock.pass(Duration.ofMinutes(2));

        assertThat(keys.current().kid()).isNotEqualTo(operators.kid());
        assertThat(keys.find(operators.kid())).isPresent();
    }

    @Test
    void the_ring_turns_every_thirty_days_and_what_the_old_key_signed_holds_for_an_hour() {
        SigningKeys keys = keys(Optional.empty());
        String first = keys.current().kid();
        // asked now and then, as a server is
        for (Instant end = clock.instant().plus(Duration.ofDays(30).plusMinutes(11));
                clock.instant().isBefore(end); ) {
            clock.pass(Duration.ofMinutes(1));
            assertThat(keys.find(keys.current().kid())).isPresent();
        }

        assertThat(keys.current().kid()).isNotEqualTo(first);
        assertThat(keys.find(first)).isPresent();
        clock.pass(Duration.ofHours(1));
        assertThat(keys.find(first)).isEmpty();
    }

    @Test
    void a_name_that_is_no_key_of_ours_finds_nothing() {
        assertThat(keys(Optional.of(SECRET)).find("../../etc/passwd")).isEmpty();
    }

    private SigningKeys keys(Optional<String> secret) {
        return new SigningKeys(ring, new Place(secret), clock);
    }
}
