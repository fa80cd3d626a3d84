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

    void passwordReset(UUID staffId, String link, Instant expiresAt);
}
