package org.florscribe.adapter.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;

/**
 * The keys of providers as this node last read them. Providers change their keys at any time: a token whose key is not known has them read
 * anew; when that has not helped, not again for ten seconds, or names of keys that nobody has would have us call for each.
 */
final class ProviderKeys {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** @param fruitless when they were last read for a key that they did not hold then either */
    private record Read(JWKSet keys, Instant at, Instant fruitless) {}

    private final Map<URI, Read> known = new ConcurrentHashMap<>();
    private final Function<URI, JWKSet> reading;
    private final Clock clock;

    ProviderKeys(Function<URI, JWKSet> reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /** @throws SsoRefused {@link SsoProblem#TOKEN_REFUSED} when no key of this provider fits */
    JWK keyOf(IdTokenSignature token, URI address) {
        Instant now = clock.instant();
        Read read = known.get(address);
        if (read == null || read.at().plus(KEPT).isBefore(now)) {
            read = keep(address, new Read(reading.apply(address), now, Instant.MIN));
        }
        List<JWK> found = token.suitable(read.keys());
        if (found.isEmpty() && read.fruitless().isBefore(now.minus(BETWEEN))) {
            JWKSet anew = reading.apply(address);
            found = token.suitable(anew);
            keep(address, new Read(anew, now, found.isEmpty() ? now : read.fruitless()));
        }
        return found.stream().findFirst().orElseThrow(() -> new SsoRefused(SsoProblem.TOKEN_REFUSED));
    }

    private Read keep(URI address, Read read) {
        known.put(address, read);
        return read;
    }
}
