package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.junit.jupiter.api.Test;

class RulesSpeakerAttributionTest {

    @Test
    void labels_that_name_a_role_are_believed() {
        assertThat(rolesOf("Dr. Novak: hello", "Patient: hi", "Nurse Kelly: one moment"))
                .containsExactly(SpeakerRole.CLINICIAN, SpeakerRole.PATIENT, SpeakerRole.OTHER);
    }

    @Test
    void the_other_voice_beside_a_doctor_is_the_patient() {
        assertThat(rolesOf("Doctor: hello", "Ana Ruiz: hi"))
                .containsExactly(SpeakerRole.CLINICIAN, SpeakerRole.PATIENT);
    }

    @Test
    void labels_that_say_nothing_are_judged_by_what_is_said() {
        assertThat(rolesOf(
                        "Speaker 1: my knee hurts when i walk",
                        "Speaker 2: any fever? i want you to take ibuprofen and follow up in two weeks"))
                .containsExactly(SpeakerRole.PATIENT, SpeakerRole.CLINICIAN);
    }

    @Test
    void words_ids_and_times_stay() {
        Conversation before = conversation("Speaker 1: my knee hurts", "Speaker 2: any fever?");
        Conversation after = new RulesSpeakerAttribution().attribute(before);
        assertThat(after.utterances()).isEqualTo(before.utterances());
        assertThat(after.speakers()).extracting(Speaker::label).containsExactly("Speaker 1", "Speaker 2");
    }

    private static List<SpeakerRole> rolesOf(String... lines) {
        return new RulesSpeakerAttribution()
                .attribute(conversation(lines)).speakers().stream()
                        .map(Speaker::role)
                        .toList();
    }

    private static Conversation conversation(String... lines) {
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            Speaker speaker = speakers.computeIfAbsent(
                    parts[0], label -> new Speaker("s" + (speakers.size() + 1), SpeakerRole.OTHER, label));
            long at = utterances.size() * 1000L;
            utterances.add(new Utterance("u" + (utterances.size() + 1), speaker.id(), at, at + 900, parts[1]));
        }
        return new Conversation("en", List.copyOf(speakers.values()), utterances);
    }
}
