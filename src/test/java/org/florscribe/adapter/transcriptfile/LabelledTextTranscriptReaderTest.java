package org.florscribe.adapter.transcriptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.read;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.said;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.times;

import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.junit.jupiter.api.Test;

class LabelledTextTranscriptReaderTest {

    @Test
    void wrapped_lines_belong_to_the_one_who_spoke() {
        Conversation read = read("""
                Doctor: Good morning. What
                  brings you in?
                Patient: My knee.

                It hurts at night: mostly the left one.
                doctor: I see.
                """);
        assertThat(said(read))
                .containsExactly(
                        "Doctor: Good morning. What brings you in?",
                        "Patient: My knee. It hurts at night: mostly the left one.",
                        "Doctor: I see.");
        assertThat(read.hasTimes()).isFalse();
        assertThat(times(read)).containsExactly("0-0", "0-0", "0-0");
    }

    @Test
    void what_is_no_name_is_no_speaker() {
        assertThat(said(read("""
                Ada Quill: Your plan is this.
                Plan: rest and ice.
                Take this: one tablet.
                At 10:30 you may eat.
                Jo Park: All right.
                """)))
                .containsExactly(
                        "Ada Quill: Your plan is this. Plan: rest and ice. Take this: one tablet. At 10:30 you may eat.",
                        "Jo Park: All right.");
    }

    @Test
    void times_before_the_name_are_read() {
        Conversation read = read("""
                [00:05] Doctor: Any cough?
                [00:09] Patient: A little.
                00:01:02 Doctor: Since when?
                (01:10) - Patient: Since Monday.
                """);
        assertThat(said(read))
                .containsExactly(
                        "Doctor: Any cough?", "Patient: A little.", "Doctor: Since when?", "Patient: Since Monday.");
        assertThat(times(read)).containsExactly("5000-9000", "9000-62000", "62000-70000", "70000-70000");
        assertThat(read.hasTimes()).isTrue();
    }

    @Test
    void times_behind_the_name_are_read() {
        Conversation read = read("""
                Ada Quill  0:05
                Any cough?

                Jo Park  0:09
                A little.
                At night.

                Ada Quill (01:02): Since when?
                Jo Park [00:01:10] Since Monday.
                """);
        assertThat(said(read))
                .containsExactly(
                        "Ada Quill: Any cough?",
                        "Jo Park: A little. At night.",
                        "Ada Quill: Since when?",
                        "Jo Park: Since Monday.");
        assertThat(times(read)).containsExactly("5000-9000", "9000-62000", "62000-70000", "70000-70000");
    }

    @Test
    void times_of_day_begin_at_zero() {
        Conversation read = read("""
                10:59:58 AM From Ada Quill to Everyone: Hello.
                11:00:03 AM From Jo Park to Everyone: Hello.
                """);
        assertThat(said(read)).containsExactly("Ada Quill: Hello.", "Jo Park: Hello.");
        assertThat(times(read)).containsExactly("0-5000", "5000-5000");
    }

    @Test
    void headers_and_notices_are_passed_over() {
        assertThat(said(read("""
                Follow-up visit - Transcript
                Date: 12 March
                Attendees
                Ada Quill, Jo Park

                00:00:00

                Ada Quill: Hello.
                Jo Park: Hello.

                00:05:00

                Ada Quill: Goodbye.
                Meeting ended after 00:05:11
                Transcribed by https://example.org
                """))).containsExactly("Ada Quill: Hello.", "Jo Park: Hello.", "Ada Quill: Goodbye.");
    }

    @Test
    void a_name_alone_on_its_line_is_followed_by_its_words() {
        assertThat(said(read("""
                Doctor:
                Any cough?
                Patient:
                No.
                [Nurse] The room is free.
                """))).containsExactly("Doctor: Any cough?", "Patient: No.", "Nurse: The room is free.");
    }

    @Test
    void roles_come_from_words_that_name_one() {
        Conversation read = read("""
                Dr. Ada Quill: Hello.
                Patient's mother: Hello.
                Patient: Hello.
                Nurse practitioner: Hello.
                Interpreter: Hello.
                Speaker 2: Hello.
                Jan Hold, MD: Hello.
                """);
        assertThat(read.speakers().stream().map(it -> it.role()))
                .containsExactly(
                        SpeakerRole.CLINICIAN,
                        SpeakerRole.OTHER,
                        SpeakerRole.PATIENT,
                        SpeakerRole.CLINICIAN,
                        SpeakerRole.OTHER,
                        SpeakerRole.OTHER,
                        SpeakerRole.CLINICIAN);
    }

    @Test
    void dictated_headings_are_no_speakers() {
        assertThat(said(read("""
                Doctor: On exam.
                Lungs: clear.
                Family history: negative.
                Blood Pressure: normal.
                Patient: Good.
                """)))
                .containsExactly(
                        "Doctor: On exam. Lungs: clear. Family history: negative. Blood Pressure: normal.",
                        "Patient: Good.");
    }

    @Test
    void numbered_speakers_are_speakers_also_in_brackets() {
        assertThat(said(read("""
                [SPEAKER_00]: Any cough?
                [SPEAKER_01]: [laughs] No.
                [laughs]
                Speaker 1 (00:05):
                And now?
                """)))
                .containsExactly("SPEAKER_00: Any cough?", "SPEAKER_01: [laughs] No. [laughs]", "Speaker 1: And now?");
    }

    @Test
    void other_scripts_have_names_too() {
        assertThat(said(read("Доктор Иванова: Здравствуйте.\nΜαρία: Γεια σας.\n山田：こんにちは\n")))
                .containsExactly("Доктор Иванова: Здравствуйте.", "Μαρία: Γεια σας.", "山田: こんにちは");
    }

    @Test
    void text_without_any_speaker_is_refused() {
        assertThatThrownBy(() -> read("Just a letter.\nNothing more.\n"))
                .hasMessageStartingWith("No line with words begins with a speaker's name");
        assertThatThrownBy(() -> read("word\n".repeat(40))).hasMessageStartingWith("Line 31: No speaker so far.");
    }
}
