package org.florscribe.practice.engine;

/** Gets quality runs done. What is put here lives or dies with the running transaction. */
public interface QualityRunQueue {

    void now(QualityRun run, String correlationId);
}
