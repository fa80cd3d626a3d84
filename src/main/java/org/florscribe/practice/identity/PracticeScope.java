package org.florscribe.practice.identity;

import java.util.UUID;

/** Whose rows the running transaction sees. Entered by the doors that learn the practice from a secret: session, token, link. */
public interface PracticeScope {

    /** @throws IllegalStateException when this transaction already works for another practice */
    void enter(UUID practiceId);
}
