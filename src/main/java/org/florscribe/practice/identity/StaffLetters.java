package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.UUID;

/** Letters to staff. Each is queued in the running transaction and sent later, so a mail outage delays mail only. */
public interface StaffLetters {

    /** Whether letters leave at all; without a mail server the admin hands the link over. */
    boolean areSent();

    void invitation(UUID staffId, String link, Instant expiresAt);

    /** That so many visits wait for a signature for too long; it names none of them. */
    void unsignedVisits(UUID staffId, int visits);

    /** That a colleague opened a chart in an emergency; it names neither. */
    void emergencyOpened(UUID staffId);

    /** That a key waits for this person to agree; it names neither key nor scopes. */
    void apiKeyWaits(UUID staffId);

    /** That a refresh token came twice, so that a sign-in of this person was ended. */
    void signInEnded(UUID staffId, Instant at);

    /** That the product has switched a webhook off; it does not say which. */
    void webhookSwitchedOff(UUID staffId);

    /**
     * How this person signs in is another now; written where somebody who took over a session does not see it.
     *
     * @param what happened, as a sentence goes on after a time
     */
    void signInChanged(UUID practiceId, UUID staffId, String what);

    /** That the practice is to be destroyed at this time unless somebody takes it back. */
    void practiceEnds(UUID staffId, Instant dueAt);

    void passwordReset(UUID staffId, String link, Instant expiresAt);
}
