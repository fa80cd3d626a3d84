package org.florscribe.adapter.audio;

import io.github.givimad.libfvadjni.VoiceActivityDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detector of WebRTC, a native library; there are machines it was not made for, and folders it may not be run from. It keeps
 * all its detectors in one map without a lock, and ends the process when two threads meet there, so nobody looks into that map
 * while a detector is made or taken away.
 */
final class WebRtcVoice implements VoiceFrames {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcVoice.class);
    private static final boolean LOADED = load();
    private static final ReadWriteLock DETECTORS = new ReentrantReadWriteLock();

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
        DETECTORS.writeLock().lock();
        try {
            VoiceActivityDetector detector = VoiceActivityDetector.newInstance();
            detector.setSampleRate(VoiceActivityDetector.SampleRate.S16000);
            detector.setMode(VoiceActivityDetector.Mode.QUALITY);
            return Optional.of(new WebRtcVoice(detector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DETECTORS.writeLock().unlock();
        }
    }

    @Override
    public boolean isVoice(short[] frame) {
        DETECTORS.readLock().lock();
        try {
            return detector.process(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DETECTORS.readLock().unlock();
        }
    }

    @Override
    public void close() {
        DETECTORS.writeLock().lock();
        try {
            detector.close();
        } finally {
            DETECTORS.writeLock().unlock();
        }
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
