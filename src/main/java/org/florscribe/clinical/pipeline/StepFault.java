package org.florscribe.clinical.pipeline;

/** Why a try of a step failed: what is told to a person, and whether trying again can help. */
public enum StepFault {
    ENGINE_UNAVAILABLE(true, "The engine did not answer. It is tried again by itself."),
    ENGINE_BUSY(true, "The engine is busy. It is tried again by itself."),
    STORAGE(true, "The database did not take the result. It is tried again by itself."),
    /** Other visits use all places of the engine: no fault, and no try. */
    QUEUED(true, "The engine works on other visits. This one has its turn by itself."),
    ENGINE_FAILED(
            true, "The engine failed on this visit. If trying again does not help, report it with the correlation id."),
    INPUT_REFUSED(false, "The engine cannot use this conversation. Correct it or bring it in another form."),
    CONFIGURATION(false, "The engine refused our key or address. An admin has to look at its settings."),
    QUOTA(false, "The engine's credit or plan is used up. An admin has to look at the account with its vendor."),
    UNUSABLE_ANSWER(
            false,
            "No engine gave words that fit what is spoken. Listen to the recording, try again, or bring a transcript."),
    NO_ENGINE(
            false,
            "No speech engine is set up that may receive patient data. This goes on by itself once there is one."),
    NO_SPEECH(false, "Nobody speaks in the recording. Try again to have it sent to the engine all the same.");

    private final boolean transientFault;
    private final String words;

    StepFault(boolean transientFault, String words) {
        this.transientFault = transientFault;
        this.words = words;
    }

    public boolean isTransient() {
        return transientFault;
    }

    public String words() {
        return words;
    }
}
