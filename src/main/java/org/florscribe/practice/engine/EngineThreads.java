package org.florscribe.practice.engine;

/** Threads for calls to engines that somebody waits for with one eye on others. */
public interface EngineThreads {

    /** Soon, in a thread without a transaction and without a caller. What it throws is lost but for the log. */
    void start(Runnable work);
}
