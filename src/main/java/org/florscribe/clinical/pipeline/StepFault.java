package org.florscribe.clinical.pipeline;

/** Why a try of a step failed: what is told to a person, and whether trying again can help. */
public enum StepFault {
    ENGINE_UNAVAILABLE(true, "The engine did not answer. It is tried again by itself."),
    ENGINE_BUSY(true, "The engine is busy. It is tried again by itself."),
    STORAGE(true, "The database did not take the result. It is tried again by itself."),
    ENGINE_FAILED(
            true, "The engine failed on this visit. If trying again does not help, report it with the correlation id."),
    INPUT_REFUSED(false, "The engine cannot use this conversation. Correct it or bring it in another form."),
    CONFIGURATION(false, "The engine refused our key or address. An admin has to look at its settings.");

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
