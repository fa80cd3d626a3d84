package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineAccess;

/**
 * An engine that is asked for the pieces of one recording.
 *
 * @param othersFollow another engine is asked when this one fails, so nobody waits long for it
 * @param firstTry false when the step is repeated by itself: an answer that was found unusable is then not paid for again
 */
record EngineTurn(
        UUID encounterId,
        UUID recordingId,
        EngineAccess access,
        TranscriptionEngine engine,
        TranscriptionAbility ability,
        Optional<String> language,
        List<String> keyTerms,
        boolean othersFollow,
        boolean firstTry) {

    EngineTurn {
        keyTerms = List.copyOf(keyTerms);
    }
}
