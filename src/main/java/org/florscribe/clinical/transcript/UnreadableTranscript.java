package org.florscribe.clinical.transcript;

/** The file cannot be read as a conversation. Says which line and why, and quotes nothing of it. */
public class UnreadableTranscript extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line counted from 1; 0 when the whole file is meant */
    public UnreadableTranscript(int line, String reason) {
        super(line == 0 ? reason : "Line " + line + ": " + reason);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
