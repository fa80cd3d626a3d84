package org.florscribe.practice.engine;

/** Where turns are booked: {@link EngineCalls}, in a transaction of its own for each. */
@FunctionalInterface
public interface TurnBook {

    EngineCall book(TurnTaken turn);
}
