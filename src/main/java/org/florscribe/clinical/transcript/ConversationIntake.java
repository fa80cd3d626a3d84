package org.florscribe.clinical.transcript;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentGate;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.clinical.recording.RecordingTimelines;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;

/** Bringing a conversation to a visit, as a file. */
@ApplicationService
public class ConversationIntake {

    /** Of one file, in bytes. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private final TranscriptRepository transcripts;
    private final RecordingRepository recordings;
    private final RecordingTimelines timelines;
    private final EncounterRepository encounters;
    private final ConsentGate consent;
    private final TranscriptFormats formats;
    private final SpeakerAttribution attribution;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<ConversationAttached> attached;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    ConversationIntake(
            TranscriptRepository transcripts,
            RecordingRepository recordings,
            RecordingTimelines timelines,
            EncounterRepository encounters,
            ConsentGate consent,
            TranscriptFormats formats,
            SpeakerAttribution attribution,
            AuditTrail trail,
            CurrentCaller callers,
            Event<ConversationAttached> attached,
            Event<VisitChanged> changed,
            Clock clock) {
        this.transcripts = transcripts;
        this.recordings = recordings;
        this.timelines = timelines;
        this.encounters = encounters;
        this.consent = consent;
        this.formats = formats;
        this.attribution = attribution;
        this.trail = trail;
        this.callers = callers;
        this.attached = attached;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Reads the file, appends it to what the visit has, and lets the steps after the transcript run again. The same file
     * twice changes nothing.
     *
     * @return the transcript as it is afterwards
     * @throws InvalidInput for {@code transcript} when the file cannot be read; says the line and why
     * @throws Conflict {@code consent-required} or {@code wrong-stage}
     */
    @Requires(Permission.PREPARE_VISIT)
    public Transcript attach(UUID encounterId, TranscriptFile file) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (encounter.stage() == EncounterStage.SIGNED || encounter.stage() == EncounterStage.CANCELLED) {
            throw new Conflict("wrong-stage", "This visit is closed; no conversation can be added.");
        }
        consent.require(encounterId);
        Optional<Transcript> before = transcripts.find(encounterId);
        byte[] hash = TranscriptSource.hashOf(encounterId, file);
        if (before.isPresent() && transcripts.hasSource(encounterId, hash)) {
            return before.get();
        }
        Conversation said = attribution.repair(attribution.attribute(read(file)));
        Instant now = clock.instant();
        UUID practiceId = callers.get().practice();
        long place = SpokenIntake.endOfTimeline(recordings.ofEncounter(encounterId), timelines::of, before);
        transcripts.addSource(new TranscriptSource(
                Ids.next(), encounterId, file, hash, callers.get().staff(), now));
        Transcript stored = before.isPresent()
                ? transcripts.update(before.get().followedBy(said, place, Transcript.BROUGHT, now))
                : transcripts.add(Transcript.heard(Ids.next(), encounterId, Transcript.BROUGHT, said, place, now));
        encounters.update(encounter.to(EncounterStage.TRANSCRIBING).needingNothing());
        trail.record(AuditAction.TRANSCRIPT_ATTACHED, "transcript", stored.id(), encounter.patientId());
        attached.fire(new ConversationAttached(practiceId, encounterId, true));
        changed.fire(new VisitChanged(practiceId, encounterId));
        return stored;
    }

    private Conversation read(TranscriptFile file) {
        if (file.content().length > MOST_BYTES) {
            throw new InvalidInput("transcript", "The file is larger than 20 MB.");
        }
        try {
            return formats.read(file);
        } catch (UnreadableTranscript e) {
            throw new InvalidInput("transcript", Objects.requireNonNull(e.getMessage()));
        }
    }
}
