package org.florscribe.clinical.recording;

/** Why there is no audio of a stretch of a visit. */
public enum GapKind {
    PAUSED("paused"),
    MUTED("muted"),
    DEVICE_LOST("device-lost"),
    OFFLINE("offline"),
    ASLEEP("asleep");

    private final String word;

    GapKind(String word) {
        this.word = word;
    }

    /** As the recording protocol calls it. */
    public String word() {
        return word;
    }
}
