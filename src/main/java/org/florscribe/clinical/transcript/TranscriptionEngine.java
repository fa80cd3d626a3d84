package org.florscribe.clinical.transcript;

import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;

/** Writes down what is said in audio. One implementation for each protocol; found by {@link #kind}. */
public interface TranscriptionEngine extends EngineAdapter {

    /** What it can do with these terms. */
    TranscriptionAbility ability(EngineAccess access);

    /**
     * Sends the audio once and waits for the words: no repetition, that is the caller's. Never called from a page or an API call.
     *
     * @throws EngineFailure in the class that protocols name for it
     */
    SpokenText transcribe(EngineAccess access, TranscriptionRequest request);
}
