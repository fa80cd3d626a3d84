package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WebRtcVoiceTest {

    private static final int THREADS = 4;
    private static final int DETECTORS = 2_000;

    /** Without care the library ends the whole process here, which a run of tests tells as "the forked VM terminated". */
    @Test
    void many_recordings_are_listened_to_at_the_same_time() throws Exception {
        assumeThat(WebRtcVoice.isThere()).isTrue();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> listening = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                listening.add(threads.submit(WebRtcVoiceTest::listenAgainAndAgain));
            }
            for (Future<Integer> one : listening) {
                assertThat(one.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int listenAgainAndAgain() {
        int voices = 0;
        for (int i = 0; i < DETECTORS; i++) {
            try (VoiceFrames voice = WebRtcVoice.open().orElseThrow()) {
                for (int frame = 0; frame < 20; frame++) {
                    voices += voice.isVoice(new short[VoiceFrames.FRAME]) ? 1 : 0;
                }
            }
        }
        return voices;
    }
}
