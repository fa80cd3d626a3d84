package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.florscribe.clinical.caption.CaptionRepository;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.clinical.recording.RecordingTimeline;
import org.florscribe.clinical.recording.RecordingTimelines;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;

/** Bringing the words of a recording to its visit. */
@ApplicationService
public class SpokenIntake {

    private final TranscriptRepository transcripts;
    private final RecordingRepository recordings;
    private final RecordingTimelines timelines;
    private final EncounterRepository encounters;
    private final CaptionRepository captions;
    private final AuditTrail trail;
    private final Clock clock;

    @Inject
    SpokenIntake(
            TranscriptRepository transcripts,
            RecordingRepository recordings,
            RecordingTimelines timelines,
            EncounterRepository encounters,
            CaptionRepository captions,
            AuditTrail trail,
            Clock clock) {
        this.transcripts = transcripts;
        this.recordings = recordings;
        this.timelines = timelines;
        this.encounters = encounters;
        this.captions = captions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Puts the recording behind all that is on the visit's timeline, and its words into the transcript; what is there already stays
     * as it is, with whatever a person corrected in it. The same recording twice changes nothing.
     */
    @Requires(Permission.SYSTEM)
    public void take(UUID encounterId, HeardRecording heard) {
        Recording recording = recordings.getForChange(heard.recordingId());
        if (!recording.isUnheard() || !recording.encounterId().equals(encounterId)) {
            return;
        }
        Optional<Transcript> before = transcripts.find(encounterId);
        long place = endOfTimeline(recordings.ofEncounter(encounterId), timelines::of, before);
        Conversation said = heard.said().on(timelines.of(recording));
        Instant now = clock.instant();
        Transcript stored = before.isPresent()
                ? transcripts.update(before.get()
                        .followedBy(likeKnownVoices(before.get().conversation(), said), place, heard.engine(), now))
                : transcripts.add(Transcript.heard(Ids.next(), encounterId, heard.engine(), said, place, now));
        recordings.update(recording.placedAt(place));
        captions.removeOf(recording.id());
        trail.record(
                AuditAction.TRANSCRIPT_MADE,
                "transcript",
                stored.id(),
                encounters.get(encounterId).patientId());
    }

    /** Where the next recording begins: behind the last word, and behind the silence after it. */
    static long endOfTimeline(
            List<Recording> recordings,
            Function<Recording, RecordingTimeline> timelines,
            Optional<Transcript> transcript) {
        long end = transcript.map(it -> it.conversation().endMs()).orElse(0L);
        for (Recording recording : recordings) {
            if (recording.timelineMs().isPresent()) {
                long length =
                        recording.measurement().map(Measurement::durationMs).orElse(0L);
                end = Math.max(
                        end,
                        recording.timelineMs().get()
                                + timelines.apply(recording).length(length));
            }
        }
        return end;
    }

    /**
     * Engines call voices A and B in each recording anew. Who is known as the clinician, or as the patient, keeps the label; other
     * voices get labels that nobody has yet, so that no two people become one.
     */
    static Conversation likeKnownVoices(Conversation known, Conversation later) {
        Set<String> taken = new HashSet<>();
        known.speakers().forEach(speaker -> taken.add(speaker.label()));
        Set<String> given = new HashSet<>();
        List<Speaker> relabelled = new ArrayList<>();
        for (Speaker voice : later.speakers()) {
            Optional<String> same = onlyOne(known, voice.role())
                    .filter(label -> onlyOne(later, voice.role()).isPresent())
                    .filter(given::add);
            relabelled.add(new Speaker(voice.id(), voice.role(), same.orElseGet(() -> newLabel(voice.label(), taken))));
        }
        return new Conversation(later.language(), relabelled, later.utterances());
    }

    private static Optional<String> onlyOne(Conversation conversation, SpeakerRole role) {
        List<String> labels = conversation.speakers().stream()
                .filter(speaker -> speaker.role() == role && role != SpeakerRole.OTHER)
                .map(Speaker::label)
                .toList();
        return labels.size() == 1 ? Optional.of(labels.get(0)) : Optional.empty();
    }

    private static String newLabel(String wish, Set<String> taken) {
        if (taken.add(wish)) {
            return wish;
        }
        for (int i = 0; ; i++) {
            String label = "Speaker " + (i < 26 ? Character.toString('A' + i) : Integer.toString(i + 1));
            if (taken.add(label)) {
                return label;
            }
        }
    }
}
