package org.florscribe.practice.engine;

/** Why a call to an engine failed: what is tried next follows from it. */
public enum EngineFault {
    /** Key, address, model or certificate: an admin has to act, no repetition helps. */
    CONFIGURATION,
    /** Money or a plan's limit: an admin has to act; probed again after 15 minutes at the earliest. */
    QUOTA,
    /** These very bytes are refused: not sent again as they are. */
    INPUT,
    /** Too many calls or too much load: repeated after the time it names. */
    BUSY,
    /** A passing fault on a call that may be repeated. */
    TRANSIENT,
    /** An answer that says it is good and is not: cut, malformed, empty, looping, of another language. */
    BAD_SUCCESS;

    /** Whether the same call may go to the same engine again. */
    public boolean mayPass() {
        return this == BUSY || this == TRANSIENT;
    }
}
