package org.florscribe.practice.engine;

/** What an engine does for a visit. */
public enum EngineTask {
    TRANSCRIBE,
    CAPTION,
    EXTRACT,
    DRAFT,
    CHECK
}
