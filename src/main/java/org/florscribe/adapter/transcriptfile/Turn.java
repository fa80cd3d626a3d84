package org.florscribe.adapter.transcriptfile;

/**
 * Something said, as a file has it, before it gets an id.
 *
 * @param label who said it, as the file names the voice; empty when it does not
 * @param startMs {@link #NO_TIME} when the file does not say
 * @param endMs {@link #NO_TIME} when the file does not say
 */
record Turn(String label, long startMs, long endMs, String text) {

    static final long NO_TIME = -1;

    Turn until(long newEndMs) {
        return new Turn(label, startMs, newEndMs, text);
    }

    Turn saying(String newText) {
        return new Turn(label, startMs, endMs, newText);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Turn[" + startMs + "-" + endMs + "]";
    }
}
