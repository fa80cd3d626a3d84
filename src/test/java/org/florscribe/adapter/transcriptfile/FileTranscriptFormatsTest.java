package org.florscribe.adapter.transcriptfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.read;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.said;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.florscribe.clinical.transcript.Utterance;
import org.junit.jupiter.api.Test;

class FileTranscriptFormatsTest {

    private static final String TEXT = "Doctor: Grüße, any café?\nPatient: No.\n";
    private static final String[] SAMPLES = {
        """
        WEBVTT

        NOTE x

        1
        00:00:01.000 --> 00:00:02.000 line:0
        <v.a Doctor>Hi &amp; bye</v>

        00:02.000 --> 00:03.000
        Patient: Grüße
        - und
        """, """
        1
        00:00:01,000 --> 00:00:02,500
        Doctor: Good <i>morning</i>.

        2
        00:00:03,000 --> 00:00:05,000
        hello
        """.replace("\n", "\r\n"), """
        Visit
        [00:05] Doctor: Any cough?
        Jo Park 0:09
        A little, 10:30.
        10:00:01 PM From A B to Everyone: x
        """, """
        {"language":"en","utterances":[{"speaker":"Doctor","startMs":1,"endMs":2,"text":"a \\u00fc"}]}
        """,
    };

    @Test
    void every_usual_encoding_is_read() {
        for (byte[] content : new byte[][] {
            TEXT.getBytes(UTF_8),
            ("\uFEFF" + TEXT).getBytes(UTF_8),
            ("\uFEFF" + TEXT).getBytes(UTF_16LE),
            ("\uFEFF" + TEXT).getBytes(UTF_16BE),
            TEXT.getBytes(UTF_16LE),
            TEXT.getBytes(UTF_16BE),
            TEXT.getBytes(ISO_8859_1),
        }) {
            assertThat(said(read("text/plain", content))).containsExactly("Doctor: Grüße, any café?", "Patient: No.");
        }
    }

    @Test
    void one_damaged_character_does_not_spoil_the_others() {
        byte[] damaged = (TEXT + "Doctor: x\n").getBytes(UTF_8);
        damaged[damaged.length - 2] = (byte) 0xFF;
        assertThatThrownBy(() -> read("text/plain", damaged))
                .hasMessage("Line 3: Some characters are not valid UTF-8.");
    }

    @Test
    void files_of_another_kind_are_named() {
        refused(new byte[0], "The file is empty.");
        refused("  \n".getBytes(UTF_8), "The file is empty.");
        refused("%PDF-1.7 ...".getBytes(UTF_8), "The file is a PDF. Save the transcript as plain text.");
        refused(
                new byte[] {'P', 'K', 3, 4, 0, 0},
                "The file is an Office document or an archive. Save the transcript as plain text.");
        refused("{\\rtf1 x}".getBytes(UTF_8), "The file is rich text. Save the transcript as plain text.");
        refused(
                "<!DOCTYPE html><p>Doctor: x".getBytes(UTF_8),
                "Line 1: The file is a web page or XML. Save the transcript as plain text.");
        refused(new byte[20 * 1024 * 1024 + 1], "The file is larger than 20 MB.");
        refused(new byte[] {'R', 'I', 'F', 'F', (byte) 0xFF, 0, 1, 2, 3}, "Line 1: The file is not text.");
    }

    @Test
    void nothing_that_a_page_or_database_cannot_hold_comes_through() {
        Conversation read = read("Doctor: a\u0000b\u0007 \u202Ec\u2028d \uD800 e\n".replace("\uD800", "\uFFFD"));
        assertThat(said(read)).containsExactly("Doctor: ab c d \uFFFD e");
    }

    @Test
    void a_three_hour_visit_is_read_quickly() {
        StringBuilder vtt = new StringBuilder("WEBVTT\n\n");
        int cues = 3 * 60 * 60 / 2;
        for (int i = 0; i < cues; i++) {
            vtt.append(time(i * 2)).append(" --> ").append(time(i * 2 + 2)).append('\n');
            vtt.append(i % 2 == 0 ? "<v Doctor>" : "<v Patient>")
                    .append("This is sentence ")
                    .append(i)
                    .append(".\n\n");
        }
        Conversation read = assertTimeout(Duration.ofSeconds(20), () -> TranscriptFiles.read(vtt.toString()));
        assertThat(read.utterances()).hasSize(cues);
        assertThat(read.endMs()).isEqualTo(3 * 60 * 60 * 1000L);
    }

    @Test
    void the_largest_files_are_read_or_refused_in_seconds() {
        assertTimeout(Duration.ofSeconds(30), () -> {
            outcome("text/plain", "A: b\n".repeat(4_000_000).getBytes(UTF_8));
            outcome("text/plain", ("Doctor: " + "a: ".repeat(6_900_000)).getBytes(UTF_8));
            outcome("text/vtt", ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v ".repeat(6_000_000)).getBytes(UTF_8));
            outcome("text/vtt", ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&".repeat(19_000_000)).getBytes(UTF_8));
            outcome("application/json", "[".repeat(20_000_000).getBytes(UTF_8));
            outcome("text/plain", "\n".repeat(20_000_000).getBytes(UTF_8));
            outcome("text/plain", ":".repeat(20_000_000).getBytes(UTF_8));
        });
    }

    @Test
    void a_damaged_file_is_read_or_refused_and_never_fails_otherwise() {
        Random random = new Random(20260101);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = SAMPLES[round % SAMPLES.length].getBytes(round % 7 == 0 ? UTF_16LE : UTF_8);
            byte[] cut = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            for (int i = random.nextInt(4); i > 0; i--) {
                cut[random.nextInt(cut.length)] = (byte)
                        (random.nextBoolean() ? random.nextInt(256) : "\n:<>-&[]{}\",0".charAt(random.nextInt(13)));
            }
            outcome(round % 2 == 0 ? "" : "text/vtt", cut);
        }
    }

    @Test
    void every_cut_of_a_good_file_is_read_or_refused() {
        for (String sample : SAMPLES) {
            byte[] bytes = sample.getBytes(UTF_8);
            for (int length = 0; length <= bytes.length; length++) {
                outcome("", Arrays.copyOf(bytes, length));
            }
        }
    }

    private static void outcome(String mediaType, byte[] content) {
        try {
            Conversation read = read(mediaType, content);
            long before = 0;
            int number = 1;
            for (Utterance utterance : read.utterances()) {
                assertThat(utterance.startMs()).isGreaterThanOrEqualTo(before);
                assertThat(utterance.id()).isEqualTo("u" + number);
                assertThat(utterance.text()).isNotBlank();
                before = utterance.startMs();
                number++;
            }
        } catch (UnreadableTranscript refusal) {
            if (content.length > 10000) assertThat(refusal.line()).isNotNegative();
        }
    }

    private static void refused(byte[] content, String words) {
        assertThatThrownBy(() -> read("text/plain", content))
                .isInstanceOf(UnreadableTranscript.class)
                .hasMessage(words);
    }

    private static String time(int seconds) {
        return "%02d:%02d:%02d.000".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
