package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingTimeline;
import org.junit.jupiter.api.Test;

/** A second recording of a visit: where its words go, and whose they are. */
class SpokenIntakeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID VISIT = new UUID(0, 1);

    @Test
    void the_next_recording_begins_behind_the_last_word_and_behind_the_silence_after_it() {
        Transcript words =
                Transcript.heard(new UUID(0, 2), VISIT, "engine", said("A", SpeakerRole.PATIENT, 0, 9_000), 0, NOW);

        assertThat(SpokenIntake.endOfTimeline(List.of(), it -> RecordingTimeline.WHOLE, Optional.empty()))
                .isZero();
        assertThat(SpokenIntake.endOfTimeline(List.of(recording()), it -> RecordingTimeline.WHOLE, Optional.of(words)))
                .isEqualTo(9_000);
        assertThat(SpokenIntake.endOfTimeline(
                        List.of(recording().placedAt(0)), it -> RecordingTimeline.WHOLE, Optional.of(words)))
                .isEqualTo(60_000);
        assertThat(SpokenIntake.endOfTimeline(
                        List.of(recording().placedAt(1_000)), it -> RecordingTimeline.WHOLE, Optional.empty()))
                .isEqualTo(61_000);
    }

    @Test
    void words_stand_where_their_recording_begins_and_ids_go_on() {
        Transcript first =
                Transcript.heard(new UUID(0, 2), VISIT, "one", said("A", SpeakerRole.PATIENT, 0, 9_000), 500, NOW);
        Transcript both = first.followedBy(said("A", SpeakerRole.PATIENT, 100, 2_000), 60_000, "two", NOW)
                .followedBy(said("A", SpeakerRole.PATIENT, 0, 1_000), 90_000, "one", NOW);

        assertThat(both.engine()).isEqualTo("one, two");
        assertThat(both.conversation().utterances())
                .extracting(Utterance::id, Utterance::startMs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("u1", 500L),
                        org.assertj.core.groups.Tuple.tuple("u2", 60_100L),
                        org.assertj.core.groups.Tuple.tuple("u3", 90_000L));
        assertThat(both.conversation()
                        .utterances()
                        .get(1)
                        .words()
                        .orElseThrow()
                        .get(0)
                        .startMs())
                .isEqualTo(60_100);
    }

    @Test
    void the_clinician_and_the_patient_are_known_again_and_nobody_else_is() {
        Conversation known = new Conversation(
                "en",
                List.of(
                        new Speaker("s1", SpeakerRole.CLINICIAN, "Dr. Demo"),
                        new Speaker("s2", SpeakerRole.PATIENT, "Speaker B"),
                        new Speaker("s3", SpeakerRole.OTHER, "Speaker C")),
                List.of());
        Conversation later = new Conversation(
                "en",
                List.of(
                        new Speaker("s1", SpeakerRole.PATIENT, "Speaker A"),
                        new Speaker("s2", SpeakerRole.CLINICIAN, "Speaker B"),
                        new Speaker("s3", SpeakerRole.OTHER, "Speaker C")),
                List.of());

        assertThat(known.append(SpokenIntake.likeKnownVoices(known, later), 0).speakers())
                .extracting(Speaker::label)
                .containsExactly("Dr. Demo", "Speaker B", "Speaker C", "Speaker A");
    }

    @Test
    void two_voices_with_one_role_are_not_made_one() {
        Conversation known = said("Speaker A", SpeakerRole.CLINICIAN, 0, 1_000);
        Conversation later = new Conversation(
                "en",
                List.of(
                        new Speaker("s1", SpeakerRole.CLINICIAN, "Speaker A"),
                        new Speaker("s2", SpeakerRole.CLINICIAN, "Speaker B")),
                List.of());

        assertThat(known.append(SpokenIntake.likeKnownVoices(known, later), 0).speakers())
                .hasSize(3);
    }

    private static Conversation said(String label, SpeakerRole role, long startMs, long endMs) {
        return new Conversation(
                "en",
                List.of(new Speaker("s1", role, label)),
                List.of(new Utterance(
                        "u1",
                        "s1",
                        startMs,
                        endMs,
                        "Hello.",
                        Optional.of(List.of(new Utterance.Word("Hello.", startMs, endMs, Optional.empty()))))));
    }

    private static Recording recording() {
        return Recording.announced(new UUID(0, 3), VISIT, 1, 9, Optional.empty(), new UUID(0, 4), NOW)
                .complete("audio/mpeg", 9, new byte[32], NOW)
                .measured(new Measurement(60_000, List.of(), -20, 0, false));
    }
}
