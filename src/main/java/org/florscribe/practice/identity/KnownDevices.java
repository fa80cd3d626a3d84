package org.florscribe.practice.identity;

import java.util.Optional;

/**
 * Browsers from which an account was signed in before. Each has a count of failures of its own, so that a stranger who guesses
 * locks nobody out of their own device (security.md 2.12).
 */
public interface KnownDevices {

    /** The device of the running request, when this account was signed in from it. */
    Optional<String> idFor(EmailAddress account);

    /** The running request has signed this account in. */
    void remember(EmailAddress account);
}
