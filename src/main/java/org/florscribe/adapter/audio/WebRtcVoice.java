package org.florscribe.adapter.audio;

import io.github.givimad.libfvadjni.VoiceActivityDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detector of WebRTC, a native library; there are machines it was not made for, and folders it may not be run from. */
final class WebRtcVoice implements VoiceFrames {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcVoice.class);
    private static final boolean LOADED = load();

    private final VoiceActivityDetector detector;

    private WebRtcVoice(VoiceActivityDetector detector) {
        this.detector = detector;
    }

    static boolean isThere() {
        return LOADED;
    }

    /** In its most open mode: it also hears who speaks 36 dB too low; what it takes for a voice besides is told apart by spectra. */
    static Optional<VoiceFrames> open() {
        if (!LOADED) {
            return Optional.empty();
        }
        try {
            VoiceActivityDetector detector = VoiceActivityDetector.newInstance();
            detector.setSampleRate(VoiceActivityDetector.SampleRate.S16000);
            detector.setMode(VoiceActivityDetector.Mode.QUALITY);
            return Optional.of(new WebRtcVoice(detector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isVoice(short[] frame) {
        try {
            return detector.process(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        detector.close();
    }

    private static boolean load() {
        try {
            VoiceActivityDetector.loadLibrary();
            return true;
        } catch (IOException | LinkageError | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("the native voice detector does not load here; speech is told by level and spectra alone");
            return false;
        }
    }
}
