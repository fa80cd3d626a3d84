package org.florscribe.clinical.transcript;

/** Reads a transcript of any known format; the format is told from the content first and the media type second. */
public interface TranscriptFormats {

    /**
     * Utterances in order of time, ids {@code u1..}, speakers {@code s1..} in order of appearance. Roles follow labels that
     * name one ("Doctor", "Patient", "Nurse"); every other voice is OTHER until someone says who it is.
     *
     * @throws UnreadableTranscript naming the line and the reason
     */
    Conversation read(TranscriptFile file);
}
