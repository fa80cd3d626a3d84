package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.recording.Recording.Destruction.Reason;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;

/** Takes the audio of a visit away for good, and leaves what of it was destroyed when, and why. In the running transaction. */
@ApplicationScoped
public class AudioDestruction implements ConversationDestruction {

    private final RecordingRepository recordings;
    private final EncounterRepository encounters;
    private final AudioStore store;
    private final LiveAudio live;
    private final LiveEnding ending;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    AudioDestruction(
            RecordingRepository recordings,
            EncounterRepository encounters,
            AudioStore store,
            LiveAudio live,
            LiveEnding ending,
            AuditTrail audit,
            Clock clock) {
        this.recordings = recordings;
        this.encounters = encounters;
        this.store = store;
        this.live = live;
        this.ending = ending;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person asked for it. An upload that is still under way leaves nothing behind: there is nothing to tell of it. */
    @Override
    public void destroy(UUID encounterId) {
        ending.endAll(encounters.get(encounterId));
        destroy(encounterId, Reason.ASKED);
        List<Recording> begun = recordings.ofEncounter(encounterId).stream()
                .filter(it -> it.state() == RecordingState.RECEIVING)
                .toList();
        for (Recording upload : begun) {
            forget(upload);
            recordings.remove(upload.id());
        }
    }

    /** Of all complete recordings of a visit. */
    public void destroy(UUID encounterId, Reason reason) {
        UUID patientId = encounters.get(encounterId).patientId();
        for (Recording recording : recordings.ofEncounter(encounterId)) {
            if (recording.isComplete()) {
                forget(recording);
                recordings.update(recording.destroyed(reason, clock.instant()));
                audit.record(AuditAction.AUDIO_DESTROYED, "recording", recording.id(), patientId);
            }
        }
    }

    private void forget(Recording recording) {
        for (AudioCopy copy : AudioCopy.values()) {
            store.forget(recording.id(), copy);
        }
        live.forget(recording.id());
    }
}
