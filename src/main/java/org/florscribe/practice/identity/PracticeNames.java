package org.florscribe.practice.identity;

import java.util.Optional;
import java.util.UUID;

/** What practices are called, for rules that ask. */
public interface PracticeNames {

    /** Within the practice of this transaction. */
    Optional<String> of(UUID practiceId);
}
