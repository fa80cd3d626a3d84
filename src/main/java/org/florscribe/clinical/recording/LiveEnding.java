package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentChanged;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.webhook.VisitMilestone;
import org.florscribe.practice.webhook.WebhookEvent;

/** The end of a live recording, whoever caused it; in the running transaction. */
@ApplicationScoped
class LiveEnding {

    /** As headerless PCM is called: what a live recording is made of. */
    static final String MEDIA_TYPE = "audio/pcm";

    private final RecordingRepository recordings;
    private final LiveRecordingRepository live;
    private final LiveAudio audio;
    private final EncounterRepository encounters;
    private final AuditTrail trail;
    private final Event<RecordingStored> stored;
    private final Event<VisitChanged> changed;
    private final Event<LiveEnded> ended;
    private final Event<VisitMilestone> milestones;
    private final Clock clock;

    @Inject
    LiveEnding(
            RecordingRepository recordings,
            LiveRecordingRepository live,
            LiveAudio audio,
            EncounterRepository encounters,
            AuditTrail trail,
            Event<RecordingStored> stored,
            Event<VisitChanged> changed,
            Event<LiveEnded> ended,
            Event<VisitMilestone> milestones,
            Clock clock) {
        this.recordings = recordings;
        this.live = live;
        this.audio = audio;
        this.encounters = encounters;
        this.trail = trail;
        this.stored = stored;
        this.changed = changed;
        this.ended = ended;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** In the transaction in which consent is taken back nothing more is taken; given again, what waits is written down. */
    void follow(@Observes ConsentChanged change) {
        Encounter encounter = encounters.get(change.encounterId());
        if (!change.given()) {
            endAll(encounter);
            return;
        }
        recordings.ofEncounter(encounter.id()).stream()
                .filter(Recording::isUnheard)
                .filter(it -> live.find(it.id())
                        .filter(found -> found.state() == LiveState.WITHDRAWN)
                        .isPresent())
                .forEach(it -> stored.fire(new RecordingStored(change.practiceId(), encounter.id(), it.id())));
    }

    /** Whatever is being recorded of a visit ends now, and nobody writes it down. */
    void endAll(Encounter encounter) {
        for (LiveRecording open : live.openOf(encounter.id())) {
            RunningHash hash = hashOf(open.recordingId());
            LiveRecording found = live.getForChange(open.recordingId());
            if (found.isOpen()) {
                end(encounter, found, LiveState.WITHDRAWN, hash);
            }
        }
    }

    /** Most of it is read before the recording's row is locked, so that those who wait for that do not wait long. */
    RunningHash hashOf(UUID recordingId) {
        RunningHash hash = new RunningHash(offset -> audio.read(recordingId).from(offset));
        hash.catchUp(audio.tail(recordingId).bytes());
        return hash;
    }

    void end(Encounter encounter, LiveRecording found, LiveState as, RunningHash hash) {
        LiveAudio.Tail all = audio.tail(found.recordingId());
        end(encounter, found, as, all, hash.of(all.bytes()));
        ended.fire(new LiveEnded(found.recordingId()));
    }

    /** @param sha256 of all its PCM bytes */
    LiveEnd end(Encounter encounter, LiveRecording found, LiveState as, LiveAudio.Tail all, byte[] sha256) {
        UUID recordingId = found.recordingId();
        Instant now = clock.instant();
        found.pause()
                .ifPresent(pause -> live.putGap(
                        recordingId,
                        GapKind.PAUSED,
                        pause.afterSequence(),
                        Duration.between(pause.since(), now).toMillis()));
        LiveEnd end = new LiveEnd(all.nextSequence() - 1, Pcm.milliseconds(all.bytes()), sha256, now);
        live.settleGaps(recordingId);
        live.update(found.ended(as, end));
        if (as == LiveState.INTERRUPTED) {
            live.forgetTickets(recordingId); // a device may still hold what was never sent, and needs the key for it
        } else {
            live.forgetSecrets(recordingId);
        }
        trail.record(AuditAction.RECORDING_STOPPED, "recording", recordingId, encounter.patientId());
        if (all.bytes() == 0) {
            recordings.remove(recordingId);
            if (encounter.stage() == EncounterStage.RECORDING
                    && live.openOf(encounter.id()).isEmpty()
                    && recordings.ofEncounter(encounter.id()).isEmpty()) {
                encounters.update(encounter.to(EncounterStage.PLANNED));
            }
        } else {
            Recording whole = recordings.getForChange(recordingId);
            recordings.update(whole.complete(MEDIA_TYPE, all.bytes(), recordings.fingerprintOf(sha256), now));
            if (as != LiveState.WITHDRAWN && !encounter.isClosed()) {
                stored.fire(new RecordingStored(found.practiceId(), encounter.id(), recordingId));
            }
        }
        milestones.fire(
                new VisitMilestone(found.practiceId(), WebhookEvent.RECORDING_STOPPED, encounter.id(), recordingId));
        changed.fire(new VisitChanged(found.practiceId(), encounter.id()));
        return end;
    }
}
