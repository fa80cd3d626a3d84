package org.florscribe.adapter.audio;

import jakarta.enterprise.context.ApplicationScoped;
import org.florscribe.clinical.recording.SpeechDetector;

/** WebRTC's detector (libfvad) finds the pauses; spectra sort out the noise and the hum that it takes for voices. */
@ApplicationScoped
public class LibfvadSpeechDetector implements SpeechDetector {

    @Override
    public Listening listen() {
        return new Hearing(WebRtcVoice.open().orElseGet(LevelVoice::new));
    }

    /** For the people who look after the installation. */
    static String describe() {
        return WebRtcVoice.isThere()
                ? "speech is told by libfvad and spectra"
                : "speech is told by level and spectra; libfvad does not load on this machine";
    }
}
