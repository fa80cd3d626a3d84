package org.florscribe.adapter.transcriptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.read;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.said;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.times;

import org.florscribe.clinical.transcript.Conversation;
import org.junit.jupiter.api.Test;

class SubRipTranscriptReaderTest {

    private static final String VISIT = """
            1
            00:00:01,000 --> 00:00:02,500
            Doctor: Good morning.

            2
            00:00:03,000 --> 00:00:05,000
            <font color="#fff">Patient: Hello,</font>
            {\\an8}my ear aches.
            """;

    @Test
    void numbered_cues_are_read_without_their_mark_up() {
        Conversation read = read("application/x-subrip", VISIT);
        assertThat(said(read)).containsExactly("Doctor: Good morning.", "Patient: Hello, my ear aches.");
        assertThat(times(read)).containsExactly("1000-2500", "3000-5000");
    }

    @Test
    void the_content_tells_the_format_whatever_was_declared() {
        assertThat(said(read("text/plain", VISIT))).hasSize(2);
        assertThat(said(read("", VISIT))).hasSize(2);
        assertThat(said(read("text/vtt", VISIT))).hasSize(2);
    }

    @Test
    void line_ends_of_every_kind_are_read() {
        assertThat(said(read(VISIT.replace("\n", "\r\n")))).hasSize(2);
        assertThat(said(read(VISIT.replace("\n", "\r")))).hasSize(2);
    }

    @Test
    void a_change_of_speaker_without_a_name_names_nobody() {
        assertThat(said(read("""
                1
                00:00:01,000 --> 00:00:02,000
                >> DR. AMES: Any cough?

                2
                00:00:02,000 --> 00:00:03,000
                >> No, none.
                """))).containsExactly("DR. AMES: Any cough?", "Speaker: No, none.");
    }

    @Test
    void a_file_cut_off_in_a_number_is_refused_there() {
        assertThatThrownBy(() -> read(VISIT + "\n3\n"))
                .hasMessage("Line 10: Expected a cue: the times, and the words below them.");
    }
}
