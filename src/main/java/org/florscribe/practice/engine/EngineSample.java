package org.florscribe.practice.engine;

/** What engines are tried with: something of our own making that concerns nobody. Only jobs do this: it takes its time. */
public interface EngineSample {

    boolean fits(EngineTask task);

    /**
     * Gives it the sample.
     *
     * @return what it understood or wrote; blank when that is nothing
     * @throws EngineFailure when it did not answer as it should
     */
    String words(EngineTask task, EngineAccess access);
}
