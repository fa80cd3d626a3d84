package org.florscribe.practice.identity;

import java.util.Optional;
import java.util.UUID;

/** What happened to accounts and sessions, written to the practice's record of access in the running transaction. */
public interface SecurityRecord {

    enum Outcome {
        SUCCESS,
        REFUSED
    }

    /**
     * @param by who did it; of a sign-in the person, although nobody is signed in yet
     * @param action such as {@code session.start}
     */
    void write(Caller by, String action, Outcome outcome, String objectType, Optional<UUID> objectId);
}
