package org.florscribe.practice.engine;

/** What an engine does for a visit. */
public enum EngineTask {
    TRANSCRIBE,
    CAPTION,
    EXTRACT,
    DRAFT,
    CHECK;

    /** Whether a language model does it; else it is about sound. */
    public boolean isOfLanguage() {
        return this == EXTRACT || this == DRAFT || this == CHECK;
    }
}
