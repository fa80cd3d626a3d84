package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What recordings there are, how good they are, and what a person should know of them; not their sound. */
@ApplicationService
public class RecordingReading {

    private final RecordingRepository recordings;
    private final EncounterRepository encounters;
    private final AuditTrail trail;
    private final LiveRecordingRepository live;

    @Inject
    RecordingReading(
            RecordingRepository recordings,
            EncounterRepository encounters,
            AuditTrail trail,
            LiveRecordingRepository live) {
        this.live = live;
        this.recordings = recordings;
        this.encounters = encounters;
        this.trail = trail;
    }

    /** Of a visit, by number; uploads under way too, without the bytes they have. */
    @Requires(Permission.VIEW_CHART)
    public List<BroughtRecording> of(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        List<Recording> found = recordings.ofEncounter(encounterId);
        if (!found.isEmpty()) {
            trail.record(AuditAction.RECORDINGS_VIEWED, "encounter", encounterId, encounter.patientId());
        }
        return found.stream().map(this::brought).toList();
    }

    @Requires(Permission.VIEW_CHART)
    public BroughtRecording get(UUID recordingId) {
        Recording recording = recordings.get(recordingId);
        Encounter encounter = encounters.get(recording.encounterId());
        trail.record(AuditAction.RECORDINGS_VIEWED, "recording", recordingId, encounter.patientId());
        return brought(recording);
    }

    private BroughtRecording brought(Recording recording) {
        List<RecordingNotice> notices =
                new ArrayList<>(RecordingNotice.of(recording, recording.isComplete() && isElsewhereToo(recording)));
        if (recording.origin() == RecordingOrigin.LIVE
                && live.find(recording.id())
                        .filter(it -> it.state() == LiveState.INTERRUPTED)
                        .isPresent()) {
            notices.add(RecordingNotice.INTERRUPTED);
        }
        return new BroughtRecording(recording, recording.sizeBytes().orElse(0L), notices);
    }

    private boolean isElsewhereToo(Recording recording) {
        return recording
                .fingerprint()
                .filter(print -> recordings.withFingerprint(print).stream()
                        .anyMatch(it -> !it.encounterId().equals(recording.encounterId())))
                .isPresent();
    }
}
