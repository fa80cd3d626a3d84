package org.florscribe.clinical.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.junit.jupiter.api.Test;

class SpokenFileTest {

    private static final Speaker DOCTOR = new Speaker("s1", SpeakerRole.CLINICIAN, "Dr. <Novak>");

    @Test
    void with_times_it_is_webvtt_with_the_voice_of_each_line() {
        SpokenFile file = SpokenFile.of(new Conversation(
                "en",
                List.of(DOCTOR),
                List.of(
                        new Utterance("u1", "s1", 1_500, 3_661_042, "Is it\n\n-->  worse & more?"),
                        new Utterance("u2", "s1", 3_661_042, 3_661_042, "Yes."))));

        assertThat(file.name()).isEqualTo("transcript.vtt");
        assertThat(file.text()).isEqualTo("""
                WEBVTT

                00:00:01.500 --> 01:01:01.042
                <v Dr. &lt;Novak&gt;>Is it --&gt; worse &amp; more?</v>

                01:01:01.042 --> 01:01:01.043
                <v Dr. &lt;Novak&gt;>Yes.</v>
                """);
    }

    @Test
    void without_times_it_is_a_line_of_text_for_each() {
        SpokenFile file = SpokenFile.of(
                new Conversation("en", List.of(DOCTOR), List.of(new Utterance("u1", "s1", 0, 0, "Good\nmorning."))));

        assertThat(file.name()).isEqualTo("transcript.txt");
        assertThat(file.text()).isEqualTo("Dr. <Novak>: Good morning.\n");
    }
}
