package org.florscribe.clinical.transcript;

import java.util.Optional;
import java.util.Set;

/**
 * What a speech engine can do.
 *
 * @param mostBytes of one call's audio
 * @param mostMs of one call's audio
 * @param mediaTypes it takes besides PCM in WAV, which every engine takes
 * @param languages ISO 639-1 codes; empty when it does not say
 * @param bulkhead calls at a time
 */
public record TranscriptionAbility(
        boolean speakers,
        boolean words,
        boolean detectsLanguage,
        long mostBytes,
        Optional<Long> mostMs,
        Set<String> mediaTypes,
        Set<String> languages,
        int bulkhead) {

    public TranscriptionAbility {
        mediaTypes = Set.copyOf(mediaTypes);
        languages = Set.copyOf(languages);
    }
}
