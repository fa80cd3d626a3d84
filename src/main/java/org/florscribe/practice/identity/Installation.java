package org.florscribe.practice.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What identity needs to know of the place it runs at. */
public interface Installation {

    /** The address people type; links are built from it and from nothing else. No slash at the end. */
    URI publicUrl();

    Duration accessTokenLife();

    Duration refreshTokenLife();

    /** Who of a practice that is made from now on needs a second factor, until the practice says otherwise. */
    SecondFactorRule secondFactorOfNewPractices();

    /** A signing secret given by the operator, at least 32 characters. */
    Optional<String> operatorsSigningSecret();

    /** Where the one-time token of the set-up page is put, for the operator's eyes only; replaces the one before. */
    void keepSetupToken(SecretToken token);

    /** The set-up page was used, or its link died. */
    void forgetSetupToken();
}
