package org.florscribe.clinical.recording;

/** A stretch of a recording, in milliseconds from its start. */
public record Span(long startMs, long endMs) {

    public Span {
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("A span cannot end before it starts: " + startMs + " > " + endMs);
        }
    }

    public long lengthMs() {
        return endMs - startMs;
    }
}
