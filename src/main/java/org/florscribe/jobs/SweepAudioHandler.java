package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.florscribe.clinical.recording.AudioSweep;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Once an hour: audio that belongs to nothing goes. */
@ApplicationScoped
public class SweepAudioHandler implements JobRequestHandler<SweepAudioJob> {

    private final AudioSweep audio;

    @Inject
    SweepAudioHandler(AudioSweep audio) {
        this.audio = audio;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyHour("audio-sweep", new SweepAudioJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "audio sweep", retries = 0)
    public void run(SweepAudioJob job) {
        audio.sweep();
    }
}
