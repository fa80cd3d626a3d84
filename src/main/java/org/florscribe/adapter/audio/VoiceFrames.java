package org.florscribe.adapter.audio;

/** Says of each 20 ms of sound whether it may be a voice. */
interface VoiceFrames extends AutoCloseable {

    /** Samples at 16 kHz. */
    int FRAME = 320;

    boolean isVoice(short[] frame);

    @Override
    void close();
}
