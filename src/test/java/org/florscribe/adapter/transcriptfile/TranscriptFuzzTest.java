package org.florscribe.adapter.transcriptfile;

import java.util.List;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transcript files of every kind, damaged. */
public class TranscriptFuzzTest {

    private static final List<String> TOKENS = List.of(
            "WEBVTT",
            "\n\n",
            "\r\n",
            "\n",
            " ",
            "\t",
            "\u2028",
            "\u0085",
            "\u00A0",
            "00:00:01.000 --> 00:00:02.000\n",
            "-->",
            "<v Ann>",
            "<v",
            "</v>",
            "<c.",
            "<",
            ">",
            "&amp;",
            "&#x",
            "&#1114112;",
            "NOTE ",
            "STYLE",
            "Ann:",
            "Dr. Who:",
            "Speaker 1:",
            "[0:12]",
            "(12:00 PM)",
            "0:12 ",
            ":",
            "：",
            "-",
            "!",
            ".",
            "\u0000",
            "\uFEFF",
            "\u202E",
            "99:99:99.999",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\u0000",
            "\\ud800",
            ",",
            "{\"utterances\":[",
            "\"speaker\":",
            "\"startMs\":",
            "1e400",
            "-1",
            "9223372036854775808",
            "null",
            "{\\an8}",
            ">>",
            "- ",
            "From A to Everyone:");

    public static List<ParserFuzz> cases() {
        return List.of(
                fuzz("WebVTT", "text/vtt", """
                        WEBVTT - made up
                        Language: en

                        NOTE nothing

                        1
                        00:00:01.000 --> 00:00:02.500 align:start
                        <v Dr. Ames>What &amp; where?</v>

                        00:03.000 --> 00:04.000
                        Patient: It hurts
                        here.
                        """),
                fuzz("SubRip", "application/x-subrip", """
                        1
                        00:00:01,000 --> 00:00:02,500
                        Doctor: What brings you in?

                        2
                        00:00:03,000 --> 00:00:04,000
                        <i>Patient:</i> {\\an8}A cough.
                        """),
                fuzz("labelled text", "text/plain", """
                        Visit of 3 March

                        [00:01] Doctor: What brings you in?
                        Ann Lee (0:12): A cough
                        since last week.
                        12:05:33 PM From Ann to Everyone: hello
                        Speaker 2: Yes.
                        """),
                fuzz(
                        "transcript JSON",
                        "application/json",
                        "{\"language\":\"en-GB\",\"utterances\":[{\"speaker\":\"Doctor\",\"startMs\":0,\"endMs\":900,\"text\":\"Hello.\"},"
                                + "{\"speaker\":\"Ann\",\"startMs\":null,\"text\":\"\\u00e9\"}]}"));
    }

    private static ParserFuzz fuzz(String name, String mediaType, String sample) {
        FileTranscriptFormats formats = new FileTranscriptFormats();
        return new ParserFuzz(
                new Fuzz(name, List.of(sample, ""), TOKENS, UnreadableTranscript.class),
                bytes -> formats.read(new TranscriptFile(mediaType, bytes)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_damaged_file_is_read_or_refused_and_never_breaks_the_reader(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
