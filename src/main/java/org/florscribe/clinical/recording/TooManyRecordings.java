package org.florscribe.clinical.recording;

/** A practice has as many recordings open as it may, or this node as many connections. */
public class TooManyRecordings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyRecordings(String message) {
        super(message);
    }
}
