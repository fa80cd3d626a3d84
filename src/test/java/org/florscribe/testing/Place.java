package org.florscribe.testing;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecondFactorRule;
import org.florscribe.practice.identity.SecretToken;

/** An installation of tests, at an address of its own. */
public record Place(Optional<String> operatorsSigningSecret) implements Installation {

    @Override
    public URI publicUrl() {
        return URI.create("https://scribe.example.org");
    }

    @Override
    public Duration accessTokenLife() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Duration refreshTokenLife() {
        return Duration.ofDays(7);
    }

    @Override
    public SecondFactorRule secondFactorOfNewPractices() {
        return SecondFactorRule.OPTIONAL;
    }

    @Override
    public void keepSetupToken(SecretToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgetSetupToken() {
        throw new UnsupportedOperationException();
    }
}
