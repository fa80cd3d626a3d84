package org.florscribe.clinical.transcript;

import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;

/** Writes down what is said in audio. One implementation for each protocol; found by {@link #kind}. */
public interface TranscriptionEngine {

    /** As in {@link EngineAccess#kind}. */
    String kind();

    /** What it can do with these terms. */
    TranscriptionAbility ability(EngineAccess access);

    /**
     * Sends the audio once and waits for the words: no repetition, that is the caller's. Never called from a page or an API call.
     *
     * @throws EngineFailure in the class that protocols name for it
     */
    SpokenText transcribe(EngineAccess access, TranscriptionRequest request);

    /**
     * Has the vendor delete its copy of one try, and notes it with {@link VendorJobs#deleted} once the vendor says so. Called when
     * the words are stored, when the visit was called off and when the try was given up; twice is as good as once. Engines that keep
     * nothing have nothing to do.
     *
     * @throws EngineFailure when the vendor did not do it; it is asked again later
     */
    default void forget(EngineAccess access, VendorJobs jobs) {}
}
