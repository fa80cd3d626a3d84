package org.florscribe.practice.engine;

/** Gets trials done. What is put here lives or dies with the running transaction. */
public interface EngineTrialQueue {

    void now(EngineTrial trial, String correlationId);
}
