package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** Listening to a visit. A player asks for its sound in many stretches: they are one listening on the record. */
@ApplicationService
public class Listening {

    private static final String ENCOUNTER = "encounter";

    /** What is asked for within this time of the last row belongs to the same listening. */
    static final Duration ONE_LISTENING = Duration.ofMinutes(5);

    private final RecordingRepository recordings;
    private final EncounterRepository encounters;
    private final AudioStore store;
    private final AuditTrail audit;
    private final LiveAudio live;
    private final RecordingTimelines timelines;
    private final CurrentCaller callers;

    @Inject
    Listening(
            RecordingRepository recordings,
            EncounterRepository encounters,
            AudioStore store,
            AuditTrail audit,
            LiveAudio live,
            RecordingTimelines timelines,
            CurrentCaller callers) {
        this.live = live;
        this.timelines = timelines;
        this.callers = callers;
        this.recordings = recordings;
        this.encounters = encounters;
        this.store = store;
        this.audit = audit;
    }

    /** @throws NotFound when there is no such visit, or nothing to listen to */
    @Requires(Permission.VIEW_CHART)
    public VisitAudio listen(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        // goes back with the transaction when there is nothing to listen to
        audit.recordOnceIn(ONE_LISTENING, AuditAction.AUDIO_LISTENED, ENCOUNTER, encounterId, encounter.patientId());
        return audio(recordings.ofEncounter(encounterId)).orElseThrow(NotFound::new);
    }

    /**
     * How loud it is when, over the whole timeline.
     *
     * @throws NotFound when there is no such visit, or nothing to listen to
     */
    @Requires(Permission.VIEW_CHART)
    public Waveform waveform(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        audit.recordOnceIn(ONE_LISTENING, AuditAction.AUDIO_VIEWED, ENCOUNTER, encounterId, encounter.patientId());
        List<Recording> all = recordings.ofEncounter(encounterId);
        VisitAudio audio = audio(all).orElseThrow(NotFound::new);
        List<Waveform.Heard> heard = new ArrayList<>();
        for (VisitAudio.Part part : audio.parts()) {
            long startMs = audio.startsAtMs()
                    + (part.copy() == AudioCopy.LISTENING ? Pcm.milliseconds(part.at() - WavHeader.LENGTH) : 0);
            recordings
                    .peaks(part.recordingId())
                    .map(peaks -> Waveform.cut(peaks, Pcm.milliseconds(part.from()), Pcm.milliseconds(part.bytes())))
                    .ifPresent(peaks -> heard.add(new Waveform.Heard(startMs, peaks)));
        }
        return Waveform.of(heard, audio.startsAtMs(), durationMs(audio, all));
    }

    /** What there is of audio and what is not there any more, for whoever reads the visit anyway: on the record as that. */
    @Requires(Permission.VIEW_CHART)
    public AudioOverview overview(UUID encounterId) {
        encounters.get(encounterId);
        List<Recording> all = recordings.ofEncounter(encounterId);
        Optional<VisitAudio> audio = audio(all);
        return new AudioOverview(
                audio.map(VisitAudio::fingerprint),
                all.stream().anyMatch(Recording::isComplete),
                audio.map(VisitAudio::startsAtMs).orElse(0L),
                audio.map(it -> durationMs(it, all)).orElse(0L),
                all.stream()
                        .flatMap(recording -> recording.undone().stream())
                        .max(Comparator.comparing(Recording.Destruction::at)));
    }

    private static long durationMs(VisitAudio audio, List<Recording> all) {
        return audio.durationMs()
                .or(() -> all.stream()
                        .filter(Recording::isComplete)
                        .findFirst()
                        .flatMap(Recording::measurement)
                        .map(Measurement::durationMs))
                .orElse(0L);
    }

    /** What is being recorded can be heard by the one who records. */
    private boolean isHeardHere(Recording recording) {
        return recording.isComplete()
                || (recording.origin() == RecordingOrigin.LIVE
                        && recording.state() == RecordingState.RECEIVING
                        && callers.get()
                                .staffId()
                                .filter(recording.broughtBy()::equals)
                                .isPresent());
    }

    /** The listening copies where there are any, else the only recording as it came. */
    private Optional<VisitAudio> audio(List<Recording> all) {
        List<Recording> complete = all.stream().filter(this::isHeardHere).toList();
        List<VisitAudio.Placed> placed = placed(complete);
        if (!placed.isEmpty()) {
            return Optional.of(VisitAudio.ofCopies(store, placed));
        }
        if (complete.size() != 1 || complete.get(0).origin() == RecordingOrigin.LIVE) {
            return Optional.empty();
        }
        Recording only = complete.get(0);
        return only.mediaType()
                .map(type -> VisitAudio.ofOriginal(
                        store,
                        only.id(),
                        type,
                        only.sizeBytes().orElse(0L),
                        only.timelineMs().orElse(0L)));
    }

    /** Those whose words are not written down yet come behind the others, as they will on the timeline. */
    private List<VisitAudio.Placed> placed(List<Recording> complete) {
        List<VisitAudio.Placed> placed = new ArrayList<>();
        complete.stream()
                .filter(it ->
                        it.state() == RecordingState.READY && it.timelineMs().isPresent())
                .sorted(Comparator.comparing(it -> it.timelineMs().orElse(0L)))
                .forEach(it -> place(it, it.timelineMs().orElse(0L), placed));
        for (Recording recording : complete) {
            if (recording.state() == RecordingState.READY
                    && recording.timelineMs().isEmpty()) {
                place(recording, end(placed), placed);
            } else if (recording.origin() == RecordingOrigin.LIVE
                    && recording.measurement().isEmpty()) {
                long bytes = live.tail(recording.id()).bytes();
                place(recording, end(placed), Pcm.milliseconds(bytes), placed);
            }
        }
        return placed;
    }

    private static long end(List<VisitAudio.Placed> placed) {
        return placed.stream()
                .mapToLong(it -> it.startMs() + Pcm.milliseconds(it.bytes()))
                .max()
                .orElse(0);
    }

    /** Whose length was counted has a listening copy: it was counted while that was made. */
    private void place(Recording recording, long startMs, List<VisitAudio.Placed> placed) {
        recording.measurement().map(Measurement::durationMs).ifPresent(ms -> place(recording, startMs, ms, placed));
    }

    private void place(Recording recording, long startMs, long audioMs, List<VisitAudio.Placed> placed) {
        for (RecordingTimeline.Stretch stretch : timelines.of(recording).stretches(audioMs)) {
            placed.add(new VisitAudio.Placed(
                    recording.id(),
                    startMs + stretch.atMs(),
                    Pcm.bytes(stretch.audioMs()),
                    Pcm.bytes(stretch.lengthMs())));
        }
    }
}
