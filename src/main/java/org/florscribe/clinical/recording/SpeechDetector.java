package org.florscribe.clinical.recording;

/** Listens to {@link Pcm} as it comes and says afterwards where somebody spoke, and how good the recording is. */
public interface SpeechDetector {

    Listening listen();

    /** One pass over one recording. */
    interface Listening extends AutoCloseable {

        void hear(byte[] pcm, int length);

        Measurement finish(boolean cutOff);

        /** See {@link RecordingRepository#peaks}. */
        byte[] peaks();

        @Override
        void close();
    }
}
