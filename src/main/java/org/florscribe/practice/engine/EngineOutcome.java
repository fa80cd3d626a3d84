package org.florscribe.practice.engine;

/** What became of one turn of an engine for a visit. */
public enum EngineOutcome {
    /** It was called and its answer is used. */
    DONE,
    /** A kept answer was used: nothing was sent and nothing is paid. */
    KEPT,
    CONFIGURATION,
    QUOTA,
    INPUT,
    BUSY,
    TRANSIENT,
    BAD_SUCCESS,
    /** Passed over: it failed too often of late. */
    HELD_BACK,
    /** Passed over: it may not receive patient data. */
    NOT_ALLOWED,
    /** It was asked and took long, and another's answer is used. What it cost is booked when it ends, as {@link #LATE}. */
    OVERTAKEN,
    /** The end of a turn that nobody waited for any more, which was paid for all the same. */
    LATE,
    /** It was asked only to see how well it does: its answer is used for figures, and for nothing else. */
    MEASURED;

    public static EngineOutcome of(EngineFault fault) {
        return valueOf(fault.name());
    }

    /** Whether something was sent. */
    public boolean isCall() {
        return this != KEPT && this != HELD_BACK && this != NOT_ALLOWED;
    }

    /** Whether the engine was called and its answer could not be used. */
    public boolean isFailure() {
        return isCall() && this != DONE && this != OVERTAKEN && this != LATE && this != MEASURED;
    }

    /** Whether a vendor takes money for it: it answered, be the answer good or not. */
    public boolean isPaid() {
        return this == DONE || this == BAD_SUCCESS;
    }
}
