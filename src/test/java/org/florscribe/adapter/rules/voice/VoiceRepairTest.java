package org.florscribe.adapter.rules.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.junit.jupiter.api.Test;

class VoiceRepairTest {

    /** Ours: question and answer, the clinician first. */
    private static final List<String> TALK = List.of(
            "hi there , what brings you in today ?",
            "i've been having a lot of pain in my knee and i can't sleep .",
            "okay . when did it start ? did you injure it ?",
            "it started about two weeks ago . i was playing with my kids and i fell .",
            "have you taken anything for the pain ?",
            "yeah , i took some ibuprofen but it didn't really help me .",
            "do you have any numbness or tingling in your leg ?",
            "no , i don't .",
            "any fever or chills ?",
            "no , i haven't noticed anything like that .",
            "okay , let me take a look at you . does it hurt when i press here ?",
            "yes , that hurts .",
            "your lungs are clear and your heart has a regular rate and rhythm .",
            "okay .",
            "so i think you have a sprain . i'm going to order an x-ray of your knee .",
            "do you think i need surgery ?",
            "no , i want you to take meloxicam once a day and follow up with me in two weeks .",
            "okay , that sounds good . my wife was worried about it .",
            "i'm also going to refer you to physical therapy . do you have any questions ?",
            "no , thank you doctor .",
            "alright , i'll see you in two weeks . take care .",
            "thanks , you too .");

    @Test
    void a_transcript_that_is_right_stays_as_it_is() {
        Conversation right = conversation(TALK, TALK.size());
        assertThat(VoiceRepair.repair(right)).isEqualTo(right);
    }

    @Test
    void lines_after_a_missed_answer_get_their_voices_back() {
        Conversation wrong = conversation(TALK, 8);
        Conversation repaired = VoiceRepair.repair(wrong);
        assertThat(who(repaired)).isEqualTo(who(conversation(TALK, TALK.size())));
        assertThat(words(repaired)).isEqualTo(words(wrong));
    }

    @Test
    void a_line_in_which_the_other_takes_over_is_cut_and_all_are_numbered_anew() {
        List<String> merged = new ArrayList<>(TALK);
        merged.set(8, TALK.get(8) + " " + TALK.get(9));
        merged.remove(9);
        Conversation repaired = VoiceRepair.repair(conversation(merged, merged.size()));
        assertThat(words(repaired)).isEqualTo(String.join(" ", TALK));
        assertThat(repaired.utterances()).extracting(Utterance::id).doesNotHaveDuplicates();
        assertThat(repaired.utterances()).extracting(Utterance::text).contains(TALK.get(8), TALK.get(9));
        assertThat(who(repaired)).isEqualTo(who(conversation(TALK, TALK.size())));
    }

    @Test
    void what_is_too_short_to_tell_stays() {
        Conversation brief = conversation(TALK.subList(0, 6), 2);
        assertThat(VoiceRepair.repair(brief)).isEqualTo(brief);
    }

    @Test
    void a_cut_line_shares_out_its_time_and_its_words() {
        Utterance line = new Utterance(
                "u7",
                "s1",
                1000,
                5000,
                "any fever ? no",
                Optional.of(List.of(
                        new Utterance.Word("any", 1000, 1500, Optional.empty()),
                        new Utterance.Word("fever", 1500, 2000, Optional.empty()),
                        new Utterance.Word("?", 2000, 2000, Optional.empty()),
                        new Utterance.Word("no", 4000, 5000, Optional.empty()))));
        List<Utterance> parts =
                LineCut.of(line, List.of(new LineCut.Part("s1", 0, 11), new LineCut.Part("s2", 11, 14)));
        assertThat(parts).extracting(Utterance::text).containsExactly("any fever ?", "no");
        assertThat(parts).extracting(Utterance::endMs).containsExactly(2000L, 5000L);
        assertThat(parts.get(1).words().orElseThrow()).hasSize(1);
    }

    /** Voices take turns; from the line {@code inStep} on each is given to the other. */
    private static Conversation conversation(List<String> lines, int inStep) {
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean clinician = i % 2 == 0;
            String speaker = clinician == i < inStep ? "s1" : "s2";
            utterances.add(new Utterance("u" + (i + 1), speaker, i * 1000L, i * 1000L + 900, lines.get(i)));
        }
        return new Conversation(
                "en",
                List.of(
                        new Speaker("s1", SpeakerRole.CLINICIAN, "Speaker 1"),
                        new Speaker("s2", SpeakerRole.PATIENT, "Speaker 2")),
                utterances);
    }

    private static List<String> who(Conversation conversation) {
        return conversation.utterances().stream().map(Utterance::speakerId).toList();
    }

    private static String words(Conversation conversation) {
        return conversation.utterances().stream().map(Utterance::text).collect(Collectors.joining(" "));
    }
}
