package org.florscribe.clinical.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One call for one engine.
 *
 * @param language ISO 639-1 as set for the visit; empty to have it detected
 * @param keyTerms words to be expected, none of which identifies a person
 * @param deadline for the whole call, from connecting to the last byte
 * @param jobs where an engine that works in the background notes what it was told, so that a killed node asks for nothing twice
 */
public record TranscriptionRequest(
        SpokenAudio audio, Optional<String> language, List<String> keyTerms, Duration deadline, VendorJobs jobs) {

    public TranscriptionRequest {
        keyTerms = List.copyOf(keyTerms);
    }
}
