package org.florscribe.clinical.encounter;

/** Why a visit waits for a person, and what that person can do about it. */
public enum Attention {
    NOTHING_TO_DRAFT(
            "Too little was said to write a note. Add a conversation, note what was not said aloud, or type the note."),
    STEP_PARKED("A step could not finish after several tries. Try it again, or ask an admin to look at it under Jobs."),
    NO_ENGINE(
            "No engine is set up for this step, or none may receive patient data. Attach a transcript, or set an engine up under Settings."),
    NO_SPEECH(
            "Nobody speaks in this recording, so nothing was sent and no note was written. Listen to it, bring another one, or have it sent all the same."),
    NOT_TRANSCRIBED(
            "The recording could not be turned into text; it is kept. Try again, attach a transcript, or ask an admin to look at the speech engines."),
    RECORDING_INTERRUPTED(
            "The recording broke off and nobody went on with it. Check that the whole conversation is there before you sign."),
    CONSENT_WITHDRAWN("Consent was withdrawn. Decide whether the conversation and the draft are to be destroyed.");

    private final String message;

    Attention(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
