package org.florscribe.clinical.recording;

/** What is kept of one recording. */
public enum AudioCopy {
    /** The bytes as they came. */
    ORIGINAL,
    /** The sound alone, as headerless little-endian PCM: 16 bit, one channel, {@link Pcm#RATE} samples a second. */
    LISTENING
}
