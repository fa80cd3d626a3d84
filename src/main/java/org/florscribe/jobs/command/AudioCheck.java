package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioPlace;
import org.florscribe.clinical.recording.AudioStoreFailed;

/** A line of {@code doctor}: where audio lies, and whether there is room. A node without room still serves, so it stays ready. */
@ApplicationScoped
class AudioCheck implements HealthCheck {

    private static final long MEGABYTE = 1_000_000;

    private final AudioPlace place;

    @Inject
    AudioCheck(AudioPlace place) {
        this.place = place;
    }

    @Override
    public HealthCheckResponse call() {
        AudioObjects objects = place.objects();
        var answer = HealthCheckResponse.named("audio").withData("place", objects.describe());
        try {
            objects.requireReachable();
            long room = objects.room();
            if (room < Long.MAX_VALUE) {
                answer.withData("roomMb", room / MEGABYTE);
            }
            return answer.status(room > 0).build();
        } catch (AudioStoreFailed e) {
            return answer.withData("fault", String.valueOf(e.getMessage()))
                    .down()
                    .build();
        }
    }
}
