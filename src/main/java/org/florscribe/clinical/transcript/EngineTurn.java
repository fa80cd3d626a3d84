package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.engine.EngineAccess;

/**
 * An engine that is asked for the pieces of one recording.
 *
 * @param language that the engine is told, ISO 639-1; empty to have it found out: one that is told a language writes in it whatever is
 *     spoken, so only a person's word counts
 * @param languages that the words may be in, ISO 639-1; empty for any
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
        Set<String> languages,
        List<String> keyTerms,
        boolean othersFollow,
        boolean firstTry) {

    EngineTurn {
        languages = Set.copyOf(languages);
        keyTerms = List.copyOf(keyTerms);
    }
}
