package org.florscribe.adapter.audio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** For {@code doctor} only: what can be decoded here, and what the decoder is locked in by. A node is ready without it. */
@ApplicationScoped
class SoundCheck implements HealthCheck {

    private final LockedInAudioDecoder decoder;

    @Inject
    SoundCheck(LockedInAudioDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sound")
                .withData("how", decoder.describe() + "; " + LibfvadSpeechDetector.describe())
                .status(decoder.isLockedInWell())
                .build();
    }
}
