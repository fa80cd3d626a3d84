package org.florscribe.practice.engine;

import java.util.function.Consumer;

/** Books turns that end when nobody waits for them any more, so that what they cost is known. */
public interface LateTurns {

    /** For turns of the caller's practice, from any thread. */
    Consumer<TurnTaken> ofCaller();
}
