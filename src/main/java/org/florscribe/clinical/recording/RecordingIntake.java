package org.florscribe.clinical.recording;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentGate;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;

/**
 * Bringing a recording to a visit: announced, received in pieces ({@link RecordingUpload}), and then taken or given up. The
 * bytes lie in the {@link AudioStore}; here is what is known of them, each verb in a short transaction.
 */
@ApplicationService
public class RecordingIntake {

    private static final String RECORDING = "recording";
    private static final int SHA_256_BYTES = 32;

    private final RecordingRepository recordings;
    private final AudioStore store;
    private final AudioRoom room;
    private final EncounterRepository encounters;
    private final ConsentGate consent;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<RecordingStored> stored;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    RecordingIntake(
            RecordingRepository recordings,
            AudioStore store,
            AudioRoom room,
            EncounterRepository encounters,
            ConsentGate consent,
            AuditTrail trail,
            CurrentCaller callers,
            Event<RecordingStored> stored,
            Event<VisitChanged> changed,
            Clock clock) {
        this.recordings = recordings;
        this.store = store;
        this.room = room;
        this.encounters = encounters;
        this.consent = consent;
        this.trail = trail;
        this.callers = callers;
        this.stored = stored;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * A file is about to come.
     *
     * @param sizeBytes empty for one that comes in a single request which does not say
     * @param claimedHash its SHA-256, which what arrives then has to have
     * @return the upload, still without a byte
     * @throws Conflict {@code consent-required} or {@code wrong-stage}
     * @throws RecordingTooLarge over {@link RecordingTooLarge#MOST_BYTES}
     */
    @Limited(Allowance.UPLOADS)
    @Requires(Permission.PREPARE_VISIT)
    public Recording announce(UUID encounterId, Optional<Long> sizeBytes, Optional<byte[]> claimedHash) {
        Encounter encounter = encounters.getForChange(encounterId);
        refuseUnlessWanted(encounter);
        sizeBytes.ifPresent(RecordingIntake::refuseImpossible);
        room.requireRoom(sizeBytes.orElse(0L));
        if (claimedHash.filter(hash -> hash.length != SHA_256_BYTES).isPresent()) {
            throw new InvalidInput("sha256", "Give the file's SHA-256 as 64 hexadecimal digits.");
        }
        int number = recordings.ofEncounter(encounterId).stream()
                        .mapToInt(Recording::number)
                        .max()
                        .orElse(0)
                + 1;
        Recording upload = recordings.add(Recording.announced(
                Ids.next(),
                encounterId,
                number,
                sizeBytes,
                claimedHash,
                callers.get().staff(),
                clock.instant()));
        trail.record(AuditAction.RECORDING_ANNOUNCED, RECORDING, upload.id(), encounter.patientId());
        return upload;
    }

    /**
     * An upload to go on with, or the recording that it has become.
     *
     * @throws Conflict {@code consent-required} or {@code wrong-stage} when nothing more may come
     */
    @Requires(Permission.PREPARE_VISIT)
    public Recording open(UUID uploadId) {
        Recording upload = recordings.get(uploadId);
        if (upload.state() == RecordingState.RECEIVING) {
            refuseUnlessWanted(encounters.getForChange(upload.encounterId()));
        }
        return upload;
    }

    /**
     * All bytes are here and they are sound. The same file on the same visit is taken once: the second one leaves no trace.
     *
     * @param sha256 of all the bytes
     */
    @Requires(Permission.PREPARE_VISIT)
    public BroughtRecording complete(UUID uploadId, String mediaType, long bytes, byte[] sha256) {
        Encounter encounter = encounters.getForChange(recordings.get(uploadId).encounterId());
        Recording upload = recordings.getForChange(uploadId);
        if (upload.state() != RecordingState.RECEIVING) {
            return new BroughtRecording(upload, upload.sizeBytes().orElse(bytes), List.of());
        }
        refuseUnlessWanted(encounter);
        byte[] fingerprint = recordings.fingerprintOf(sha256);
        List<Recording> same = recordings.withFingerprint(fingerprint);
        Optional<Recording> here = same.stream()
                .filter(it -> it.encounterId().equals(encounter.id()))
                .findFirst();
        if (here.isPresent()) {
            remove(upload, encounter);
            return new BroughtRecording(here.get(), bytes, List.of(RecordingNotice.ALREADY_HERE));
        }
        Recording taken = recordings.update(upload.complete(mediaType, bytes, fingerprint, clock.instant()));
        trail.record(AuditAction.RECORDING_BROUGHT, RECORDING, taken.id(), encounter.patientId());
        UUID practiceId = callers.get().practice();
        stored.fire(new RecordingStored(practiceId, encounter.id(), taken.id()));
        changed.fire(new VisitChanged(practiceId, encounter.id()));
        return new BroughtRecording(taken, bytes, same.isEmpty() ? List.of() : List.of(RecordingNotice.ELSEWHERE));
    }

    /**
     * Gives an upload up: nothing is left of it.
     *
     * @throws Conflict {@code upload-complete} when it is a recording by now
     */
    @Requires(Permission.PREPARE_VISIT)
    public void cancel(UUID uploadId) {
        Encounter encounter = encounters.getForChange(recordings.get(uploadId).encounterId());
        Recording upload = recordings.getForChange(uploadId);
        if (upload.state() != RecordingState.RECEIVING) {
            throw new Conflict("upload-complete", "This upload is complete; it is a recording of the visit now.");
        }
        remove(upload, encounter);
        changed.fire(new VisitChanged(callers.get().practice(), encounter.id()));
    }

    private void remove(Recording upload, Encounter encounter) {
        store.forget(upload.id(), AudioCopy.ORIGINAL);
        recordings.remove(upload.id());
        trail.record(AuditAction.RECORDING_GIVEN_UP, RECORDING, upload.id(), encounter.patientId());
    }

    private void refuseUnlessWanted(Encounter encounter) {
        if (encounter.isClosed()) {
            throw new Conflict("wrong-stage", "This visit is closed; no recording can be added.");
        }
        consent.require(encounter.id());
    }

    private static void refuseImpossible(long sizeBytes) {
        if (sizeBytes < 1) {
            throw new InvalidInput("sizeBytes", "The file is empty. Choose the recording itself.");
        }
        if (sizeBytes > RecordingTooLarge.MOST_BYTES) {
            throw RecordingTooLarge.byBytes();
        }
    }
}
