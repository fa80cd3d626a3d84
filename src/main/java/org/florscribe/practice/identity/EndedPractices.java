package org.florscribe.practice.identity;

import java.util.UUID;

/** Which practices were destroyed for good: their people are told so when they come back. */
public interface EndedPractices {

    boolean hasEnded(UUID practiceId);
}
