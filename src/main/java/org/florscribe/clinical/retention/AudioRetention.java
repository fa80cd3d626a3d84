package org.florscribe.clinical.retention;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.clinical.caption.CaptionRepository;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.export.DeliveryRepository;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.patient.LegalHoldRepository;
import org.florscribe.clinical.recording.AudioDestruction;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.Recording.Destruction.Reason;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.KeepTimes;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** Destroys audio whose time is over: one visit a transaction, looked at again in it. */
@ApplicationService
public class AudioRetention {

    private static final int ROUND = 200;

    private final RetentionRepository retention;
    private final EncounterRepository encounters;
    private final RecordingRepository recordings;
    private final NoteRepository notes;
    private final DeliveryRepository deliveries;
    private final AudioDestruction destruction;
    private final CaptionRepository captions;
    private final PracticeRepository practices;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;
    private final LegalHoldRepository holds;
    private final Clock clock;

    @Inject
    AudioRetention(
            RetentionRepository retention,
            EncounterRepository encounters,
            RecordingRepository recordings,
            NoteRepository notes,
            DeliveryRepository deliveries,
            AudioDestruction destruction,
            CaptionRepository captions,
            PracticeRepository practices,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes,
            LegalHoldRepository holds,
            Clock clock) {
        this.retention = retention;
        this.encounters = encounters;
        this.recordings = recordings;
        this.notes = notes;
        this.deliveries = deliveries;
        this.destruction = destruction;
        this.captions = captions;
        this.practices = practices;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
        this.holds = holds;
        this.clock = clock;
    }

    /** Visits whose audio may be destroyed by now. */
    @Requires(Permission.SYSTEM)
    public List<UUID> over() {
        KeepTimes times = keepTimes();
        Instant now = clock.instant();
        Instant signed = now.minus(Duration.ofDays(times.signedDays()));
        Instant unsigned = now.minus(Duration.ofDays(times.unsignedDays()));
        return Stream.of(
                        retention.signedBefore(signed, ROUND),
                        retention.calledOffBefore(signed, ROUND),
                        retention.unsignedBefore(unsigned, now.minus(AudioTerm.AFTER_WARNING), ROUND))
                .flatMap(List::stream)
                .toList();
    }

    /** @return false when it is to be kept after all: something has changed since it was found */
    @Requires(Permission.SYSTEM)
    public boolean destroy(UUID encounterId) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (holds.isHeld(encounter.patientId())) {
            return false;
        }
        Optional<Instant> last = recordings.ofEncounter(encounterId).stream()
                .filter(Recording::isComplete)
                .flatMap(recording -> recording.completedAt().stream())
                .max(Instant::compareTo);
        boolean over = last.flatMap(at -> term(encounter, at, keepTimes()))
                .filter(end -> !end.isAfter(clock.instant()))
                .isPresent();
        if (over) {
            captions.removeAll(encounterId);
            destruction.destroy(encounterId, encounter.isClosed() ? Reason.RETENTION : Reason.NEVER_SIGNED);
            if (retention.vendorCopies(encounterId) > 0) {
                // ours is gone; that a vendor's may not be is on the record beside it
                audit.record(AuditAction.VENDOR_COPY_LEFT, "encounter", encounterId, encounter.patientId());
            }
            changes.fire(new VisitChanged(caller.get().practice(), encounterId));
        }
        return over;
    }

    private Optional<Instant> term(Encounter encounter, Instant lastRecordedAt, KeepTimes times) {
        if (encounter.stage() == EncounterStage.SIGNED) {
            return notes.find(encounter.id())
                    .flatMap(note -> note.attestation())
                    .map(Attestation::signedAt)
                    .flatMap(at -> AudioTerm.ofSigned(at, deliveries.ofEncounter(encounter.id()), times));
        }
        return encounter.stage() == EncounterStage.CANCELLED
                ? Optional.of(AudioTerm.ofCalledOff(lastRecordedAt, times))
                : AudioTerm.ofUnsigned(lastRecordedAt, retention.noticesOf(encounter.id()), times);
    }

    private KeepTimes keepTimes() {
        return practices
                .find(caller.get().practice())
                .orElseThrow(NotFound::new)
                .keepTimes();
    }
}
