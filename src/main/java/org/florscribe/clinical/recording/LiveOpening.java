package org.florscribe.clinical.recording;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentGate;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.PracticeScope;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.tenant.RecordingLimits;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.Ids;
import org.florscribe.shared.NotFound;

/** The beginning of a live recording, and the tickets with which its connections are opened: each opens one, once, soon. */
@ApplicationService
public class LiveOpening {

    public static final Duration TICKET_LIFE = Duration.ofSeconds(60);

    /** Longer than the longest recording nobody goes on. */
    static final Duration RESUME_LIFE = Duration.ofHours(4);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final RecordingRepository recordings;
    private final LiveRecordingRepository live;
    private final LiveAudio audio;
    private final EncounterRepository encounters;
    private final ConsentGate consent;
    private final StaffRepository staff;
    private final PracticeScope scope;
    private final RecordingLimits limits;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    LiveOpening(
            RecordingRepository recordings,
            LiveRecordingRepository live,
            LiveAudio audio,
            EncounterRepository encounters,
            ConsentGate consent,
            StaffRepository staff,
            PracticeScope scope,
            RecordingLimits limits,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changed,
            Clock clock) {
        this.recordings = recordings;
        this.live = live;
        this.audio = audio;
        this.encounters = encounters;
        this.consent = consent;
        this.staff = staff;
        this.scope = scope;
        this.limits = limits;
        this.trail = trail;
        this.callers = callers;
        this.changed = changed;
        this.clock = clock;
    }

    /** Whom a ticket was given to, and for what. */
    public record Redeemed(Caller caller, UUID recordingId) {}

    /**
     * A visit is about to be recorded.
     *
     * @throws Conflict {@code consent-required} or {@code wrong-stage}
     * @throws TooManyRecordings when the practice has as many open as it may
     */
    @Limited(Allowance.RECORDINGS)
    @Requires(Permission.PREPARE_VISIT)
    public OpenedRecording open(UUID encounterId) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (encounter.isClosed()) {
            throw new Conflict("wrong-stage", "This visit is closed; no recording can be added.");
        }
        consent.require(encounterId);
        if (live.countOpen() >= limits.openInPractice()) {
            throw new TooManyRecordings(
                    "Your practice has " + limits.openInPractice()
                            + " recordings open, which is as many as may be. Stop one that is over, or ask your administrator.");
        }
        int number = 1
                + recordings.ofEncounter(encounterId).stream()
                        .mapToInt(Recording::number)
                        .max()
                        .orElse(0);
        Caller caller = callers.get();
        Instant now = clock.instant();
        Recording begun = recordings.add(Recording.begunLive(Ids.next(), encounterId, number, caller.staff(), now));
        SecretToken resume = SecretToken.random();
        byte[] bufferKey = new byte[KEY_BYTES];
        RANDOM.nextBytes(bufferKey);
        audio.prepare();
        LiveRecording opened = LiveRecording.opened(begun, caller.practice(), now.plus(RESUME_LIFE));
        live.add(opened, bufferKey, resume.hash());
        if (encounter.stage() == EncounterStage.PLANNED) {
            encounters.update(encounter.to(EncounterStage.RECORDING));
        }
        trail.record(AuditAction.RECORDING_STARTED, "recording", begun.id(), encounter.patientId());
        changed.fire(new VisitChanged(caller.practice(), encounterId));
        return new OpenedRecording(begun.id(), newTicket(opened), bufferKey, Optional.of(resume));
    }

    /**
     * Another ticket for a recording of the caller.
     *
     * @param renewed whether another token is wanted to ask for tickets without a session; the one before is then worth nothing
     * @throws Conflict {@code recording-stopped} or {@code consent-required}
     * @throws Denied when somebody else records
     */
    @Requires(Permission.PREPARE_VISIT)
    public OpenedRecording ticket(UUID recordingId, boolean renewed) {
        LiveRecording found = live.find(recordingId).orElseThrow(NotFound::new);
        if (!found.staffId().equals(callers.get().staff())) {
            throw new Denied("not-your-recording", "Somebody else records this visit; only they can go on with it.");
        }
        OpenedRecording opened = ticketOf(found);
        if (!renewed) {
            return opened;
        }
        SecretToken resume = SecretToken.random();
        live.renewResume(recordingId, resume.hash(), clock.instant().plus(RESUME_LIFE));
        return opened.with(resume);
    }

    /**
     * The key of what a device still holds of a recording that was closed while nobody was connected: it can then be brought in
     * another recording of the visit. Kept for {@link LiveUpkeep#BUFFER_KEY_LIFE}.
     *
     * @throws Conflict {@code recording-stopped} when it is open, ended otherwise, or the key is no longer kept
     * @throws Denied when somebody else recorded
     */
    @Requires(Permission.PREPARE_VISIT)
    public byte[] bufferKey(UUID recordingId) {
        LiveRecording found = live.find(recordingId).orElseThrow(NotFound::new);
        if (!found.staffId().equals(callers.get().staff())) {
            throw new Denied("not-your-recording", "Somebody else recorded this visit; only they can go on with it.");
        }
        if (found.state() != LiveState.INTERRUPTED || !live.hasBufferKey(recordingId)) {
            throw LiveKeeping.stopped();
        }
        consent.require(found.encounterId());
        trail.record(
                AuditAction.RECORDING_RECOVERED,
                "recording",
                recordingId,
                encounters.get(found.encounterId()).patientId());
        return live.bufferKey(recordingId);
    }

    /**
     * The same, for who shows the token that came with the opening.
     *
     * @throws org.florscribe.shared.NotSignedIn when it is not of this recording, is over, or its holder works here no more
     */
    @Requires(Permission.ANYONE)
    public OpenedRecording ticket(UUID recordingId, SecretToken resumeToken) {
        resumed(recordingId, resumeToken);
        return ticketOf(live.find(recordingId).orElseThrow(NotFound::new));
    }

    /**
     * Whose token this is, for what is done with it instead of a session.
     *
     * @throws org.florscribe.shared.NotSignedIn as {@link #ticket(UUID, SecretToken)}
     */
    @Requires(Permission.ANYONE)
    public Caller holder(UUID recordingId, SecretToken resumeToken) {
        return resumed(recordingId, resumeToken);
    }

    /** Spends a ticket; empty when it is spent, expired or was never ours, or its holder works here no more. */
    @Requires(Permission.ANYONE)
    public Optional<Redeemed> redeem(SecretToken ticket) {
        return live.findTicket(ticket.hash())
                .filter(it -> clock.instant().isBefore(it.expiresAt()))
                .flatMap(it -> {
                    scope.enter(it.practiceId());
                    return live.spendTicket(ticket.hash())
                            ? caller(it.staffId()).map(caller -> new Redeemed(caller, it.recordingId()))
                            : Optional.empty();
                });
    }

    private Caller resumed(UUID recordingId, SecretToken resumeToken) {
        return live.findByResumeToken(resumeToken.hash())
                .filter(it -> it.recordingId().equals(recordingId))
                .filter(it -> clock.instant().isBefore(it.resumeUntil()))
                .flatMap(it -> {
                    scope.enter(it.practiceId());
                    return caller(it.staffId());
                })
                .orElseThrow(Caller::notSignedIn);
    }

    private Optional<Caller> caller(UUID staffId) {
        return staff.find(staffId)
                .filter(person -> person.state() == StaffState.ACTIVE)
                .map(person -> Caller.person(person, Optional.empty(), callers.get()));
    }

    private OpenedRecording ticketOf(LiveRecording recording) {
        if (!recording.isOpen()) {
            throw LiveKeeping.stopped();
        }
        consent.require(recording.encounterId());
        return new OpenedRecording(
                recording.recordingId(),
                newTicket(recording),
                live.bufferKey(recording.recordingId()),
                Optional.empty());
    }

    private SecretToken newTicket(LiveRecording recording) {
        Instant now = clock.instant();
        SecretToken ticket = SecretToken.random();
        live.dropTickets(now);
        live.addTicket(
                ticket.hash(),
                new LiveRecordingRepository.Ticket(
                        recording.practiceId(), recording.recordingId(), recording.staffId(), now.plus(TICKET_LIFE)));
        return ticket;
    }
}
