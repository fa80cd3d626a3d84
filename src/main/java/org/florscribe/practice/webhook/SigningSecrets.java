package org.florscribe.practice.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.florscribe.practice.identity.SecretToken;

/**
 * What events are signed with. After a change the secret before is valid for another day, and both sign, so that the receiver
 * can change over without losing an event.
 *
 * @param setAt when the current one was made
 */
public record SigningSecrets(String current, Instant setAt, Optional<Outgoing> previous) {

    /** How long the secret before still signs. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String PREFIX = "flor_whsec_";

    /** One that still signs until then. */
    public record Outgoing(String secret, Instant until) {

        @Override
        public String toString() {
            return "Outgoing[masked]";
        }
    }

    static SigningSecrets made(Instant now) {
        return new SigningSecrets(random(), now, Optional.empty());
    }

    SigningSecrets changed(Instant now) {
        return new SigningSecrets(random(), now, Optional.of(new Outgoing(current, now.plus(OVERLAP))));
    }

    /** All that sign at this time, the current one first. */
    List<String> signing(Instant now) {
        return Stream.concat(
                        Stream.of(current),
                        previous.filter(it -> it.until().isAfter(now)).map(Outgoing::secret).stream())
                .toList();
    }

    private static String random() {
        return PREFIX + SecretToken.random().reveal();
    }

    @Override
    public String toString() {
        return "SigningSecrets[masked]";
    }
}
