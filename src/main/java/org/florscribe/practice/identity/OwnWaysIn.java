package org.florscribe.practice.identity;

import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.NotSignedIn;

/** The ways in that a practice has besides ours, and whether ours are closed to somebody because of them. */
public interface OwnWaysIn {

    /**
     * Where this person signs in although what they showed here is right; empty when they may go on. A refusal is put on record.
     *
     * @return what the address of the practice's own way in ends with
     */
    Optional<SecretToken> insteadFor(Staff person, Caller from);

    /** The access of this person was made anew: who came in before by the practice's own way does not any more. */
    void forget(UUID staffId);

    /** @throws NotSignedIn {@code single-sign-on-required} when our ways in are closed to this person */
    default void requireOurs(Staff person, Caller from) {
        if (insteadFor(person, from).isPresent()) {
            throw new NotSignedIn(
                    "single-sign-on-required",
                    "This practice signs in with its single sign-on, and not with a password.");
        }
    }
}
