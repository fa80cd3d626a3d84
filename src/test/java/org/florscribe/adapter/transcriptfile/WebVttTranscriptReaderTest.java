package org.florscribe.adapter.transcriptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.ids;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.read;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.said;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.times;

import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.junit.jupiter.api.Test;

class WebVttTranscriptReaderTest {

    @Test
    void voice_spans_name_the_speakers() {
        Conversation read = read("""
                WEBVTT

                1
                00:00:01.000 --> 00:00:02.500 align:start position:0%
                <v Doctor>Good morning.</v>

                00:03.000 --> 00:04.000
                <v.loud.first Maria Lopez>Hello,
                <i>doctor</i>.
                """);
        assertThat(said(read)).containsExactly("Doctor: Good morning.", "Maria Lopez: Hello, doctor.");
        assertThat(times(read)).containsExactly("1000-2500", "3000-4000");
        assertThat(ids(read)).containsExactly("u1", "u2");
        assertThat(read.speakers())
                .containsExactly(
                        new Speaker("s1", SpeakerRole.CLINICIAN, "Doctor"),
                        new Speaker("s2", SpeakerRole.OTHER, "Maria Lopez"));
        assertThat(read.language()).isEqualTo("und");
    }

    @Test
    void several_voices_in_one_cue_are_several_utterances() {
        assertThat(said(read("""
                WEBVTT

                00:01.000 --> 00:04.000
                <v Doctor>Any pain?</v> <v Patient>No.</v>
                """))).containsExactly("Doctor: Any pain?", "Patient: No.");
    }

    @Test
    void comments_styles_and_regions_are_passed_over() {
        assertThat(said(read("""
                WEBVTT - made by hand
                Kind: captions
                Language: en-US

                NOTE
                not spoken
                nor this

                STYLE
                ::cue { color: red }

                REGION
                id:one

                NOTE one line

                intro
                00:01.000 --> 00:02.000
                <v Patient>Hello.
                """))).containsExactly("Patient: Hello.");
    }

    @Test
    void the_language_is_taken_from_the_header() {
        assertThat(read("WEBVTT\nKind: captions\nLanguage: en-US\n\n00:01.000 --> 00:02.000\nhi there\n")
                        .language())
                .isEqualTo("en-US");
    }

    @Test
    void prefixes_name_the_speakers_and_are_carried_on() {
        Conversation read = read("""
                WEBVTT

                1
                00:00:01.000 --> 00:00:03.000
                Dr. Ames: What brings you in

                2
                00:00:03.000 --> 00:00:04.000
                today?

                3
                00:00:05.000 --> 00:00:06.000
                Jo Park: My knee: it hurts.
                """);
        assertThat(said(read)).containsExactly("Dr. Ames: What brings you in today?", "Jo Park: My knee: it hurts.");
        assertThat(times(read)).containsExactly("1000-4000", "5000-6000");
        assertThat(read.speakers().get(0).role()).isEqualTo(SpeakerRole.CLINICIAN);
    }

    @Test
    void two_labelled_lines_in_one_cue_are_two_utterances() {
        assertThat(said(read("""
                WEBVTT

                00:01.000 --> 00:04.000
                Doctor: Any pain?
                Patient: No.
                """))).containsExactly("Doctor: Any pain?", "Patient: No.");
    }

    @Test
    void character_references_are_resolved_and_foreign_tags_stay_words() {
        assertThat(said(read("""
                WEBVTT

                00:01.000 --> 00:04.000
                <v Ann &amp; Bob>Below &lt;120&nbsp;mm &#38; <script>alert(1)</script> and < 5 or > 3 &unknown;
                """)))
                .containsExactly("Ann & Bob: Below <120 mm & <script>alert(1)</script> and < 5 or > 3 &unknown;");
    }

    @Test
    void rolling_captions_say_each_word_once() {
        assertThat(said(read("""
                WEBVTT
                Kind: captions

                00:00:00.000 --> 00:00:02.000 align:start position:0%
                \s
                so<00:00:00.500><c> what</c><00:00:01.000><c> brings</c><c> you</c>

                00:00:02.000 --> 00:00:02.010 align:start position:0%
                so what brings you
                \s

                00:00:02.010 --> 00:00:04.000 align:start position:0%
                so what brings you
                in<00:00:02.500><c> today</c>

                00:00:04.000 --> 00:00:04.010 align:start position:0%
                in today
                \s

                00:00:04.010 --> 00:00:06.000 align:start position:0%
                in today
                my<00:00:05.000><c> knee</c><c> hurts</c>
                """)))
                .containsExactly("Speaker: so what brings you", "Speaker: in today", "Speaker: my knee hurts");
    }

    @Test
    void growing_captions_say_each_word_once() {
        Conversation read = read("""
                WEBVTT

                00:01.000 --> 00:02.000
                <v Patient>I have

                00:01.000 --> 00:03.000
                <v Patient>I have a

                00:01.000 --> 00:04.000
                <v Patient>I have a headache
                """);
        assertThat(said(read)).containsExactly("Patient: I have a headache");
        assertThat(times(read)).containsExactly("1000-4000");
    }

    @Test
    void a_cue_that_stands_twice_is_read_once() {
        assertThat(said(read("""
                WEBVTT

                00:01.000 --> 00:02.000
                <v Doctor>Any fever?

                00:01.000 --> 00:02.000
                <v Doctor>Any fever?

                00:02.500 --> 00:03.000
                <v Patient>No.

                00:03.000 --> 00:04.000
                <v Patient>No.
                """))).containsExactly("Doctor: Any fever?", "Patient: No.", "Patient: No.");
    }

    @Test
    void overlapping_cues_are_kept_in_order_of_their_start() {
        Conversation read = read("""
                WEBVTT

                00:05.000 --> 00:09.000
                <v Patient>It began on Monday.

                00:01.000 --> 00:06.000
                <v Doctor>When did it begin?
                """);
        assertThat(said(read)).containsExactly("Doctor: When did it begin?", "Patient: It began on Monday.");
        assertThat(times(read)).containsExactly("1000-6000", "5000-9000");
    }

    @Test
    void missing_empty_lines_and_comma_fractions_are_forgiven() {
        assertThat(said(read("""
                WEBVTT
                1
                00:01,0 --> 00:02,0
                <v Doctor>One.
                2
                00:02,0 --> 00:03,0
                <v Patient>Two.
                """))).containsExactly("Doctor: One.", "Patient: Two.");
    }

    @Test
    void names_on_lines_of_their_own_are_names() {
        assertThat(said(read("""
                WEBVTT

                0:0:1.0 --> 0:0:2.0
                Jo Park
                My knee hurts.

                0:0:3.0 --> 0:0:4.0
                Ada Quill
                Since when?

                0:0:5.0 --> 0:0:6.0
                Jo Park
                Since Monday.
                """)))
                .containsExactly("Jo Park: My knee hurts.", "Ada Quill: Since when?", "Jo Park: Since Monday.");
    }

    @Test
    void silence_is_a_conversation_without_utterances() {
        assertThat(read("WEBVTT\n").utterances()).isEmpty();
        assertThat(read("WEBVTT\n\n00:01.000 --> 00:02.000\n\n").utterances()).isEmpty();
    }

    @Test
    void a_fault_names_its_line_and_quotes_nothing() {
        assertThatThrownBy(() -> read("WEBVTT\n\n00:05.000 --> 00:04.000\n<v Patient>secret\n"))
                .isInstanceOf(UnreadableTranscript.class)
                .hasMessage("Line 3: The end is before the start.");
        assertThatThrownBy(() -> read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v P>ok\n\nsecret words\nmore\n"))
                .hasMessage("Line 6: Expected a cue: the times, and the words below them.");
        assertThatThrownBy(() -> read("WEBVTT\n\n00:61.000 --> 00:62.000\nsecret\n"))
                .hasMessage("Line 3: Minutes and seconds go up to 59.");
        assertThatThrownBy(() -> read("WEBVTT\n\n00:01.000 -> x --> 00:02.000\nsecret\n"))
                .isInstanceOf(UnreadableTranscript.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("text/vtt", "no signature\n"))
                .hasMessage("Line 1: A WebVTT file begins with the word WEBVTT.");
    }
}
