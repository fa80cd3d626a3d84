package org.florscribe.clinical.transcript;

/** Reads a conversation from a file of one format. Filled once per format. */
public interface TranscriptReader {

    /** Whether these bytes are of this reader's format, judged by media type and content, not by file name. */
    boolean reads(TranscriptFile file);

    /** @throws UnreadableTranscript naming the line and the reason */
    Conversation read(TranscriptFile file);
}
