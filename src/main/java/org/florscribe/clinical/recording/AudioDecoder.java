package org.florscribe.clinical.recording;

/** Turns a file into {@link Pcm}. What it is given comes from outside and may be hostile. */
public interface AudioDecoder {

    /** Where the decoded sound goes. */
    interface Sink {

        /** Pieces of {@link Pcm}, of any even length. */
        void pcm(byte[] content, int length);
    }

    /** @param cutOff the file ends before it should */
    record Decoded(long bytes, boolean cutOff) {}

    /** Whether files of this type can be decoded on this installation. */
    boolean decodes(String mediaType);

    /**
     * Decodes from the start to the end, or until as much sound came as is wanted.
     *
     * @param mostMs of sound; the rest is left
     * @throws UnusableAudio when there is no sound in it, or it cannot be read
     */
    Decoded decode(String mediaType, AudioReader file, long mostMs, Sink sink);

    /** For the people who look after the installation: what decodes, and how it is locked in. */
    String describe();
}
