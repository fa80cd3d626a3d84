package org.florscribe.practice.engine;

/** An engine's places are all taken. It is no fault of anybody, and passes. */
public class NoPlaceAtEngine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoPlaceAtEngine() {
        super("all places are taken");
    }
}
