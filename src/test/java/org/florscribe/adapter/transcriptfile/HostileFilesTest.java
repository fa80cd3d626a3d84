package org.florscribe.adapter.transcriptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to keep a reader busy: the work stays in proportion to the size. Each was found by search, and hung once. */
class HostileFilesTest {

    private static final Duration AT_MOST = Duration.ofSeconds(3);
    private static final String SPACES = " ".repeat(49_000);

    @ParameterizedTest
    @ValueSource(strings = {"[0:12]", "0:12", "Ann 0:12", "Ann (0:12)", "12:00 -", "[Ann]"})
    void white_space_behind_a_time_and_a_separator_of_lines(String head) {
        Conversation read = read("text/plain", "Ann: Hello.\n" + head + SPACES + "\u2028" + SPACES + "end.\n");

        assertThat(read.utterances().get(0).text()).startsWith("Hello.");
        assertThat(read.utterances().get(read.utterances().size() - 1).text()).endsWith("end.");
    }

    @Test
    void a_tag_that_never_ends() {
        String line = "<v" + SPACES + SPACES + "x\n";

        Conversation read = read("text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n" + line + "<v Ann>There.\n");

        assertThat(read.utterances().get(0).text()).startsWith("Hello.");
    }

    @Test
    void many_tags_that_never_end() {
        String cue = "00:01.000 --> 00:02.000\n<v" + SPACES + SPACES + "x\n\n";

        Conversation read = read("text/vtt", "WEBVTT\n\n" + cue.repeat(100));

        assertThat(read.utterances()).isNotEmpty();
    }

    @Test
    void a_word_of_signs_only_but_for_its_last_letter() {
        String cue = "00:01.000 --> 00:02.000\n<v Ann>" + "!".repeat(90_000) + "a\n\n";

        assertThat(read("text/vtt", "WEBVTT\n\n" + cue + cue + cue.replace("a\n", "b\n"))
                        .utterances())
                .isNotEmpty();
    }

    @Test
    void a_cue_of_very_many_lines() {
        assertRefused(
                "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v Ann>word\n".repeat(240_000),
                "Line 1004: The cue has more than 1000 lines.");
    }

    @Test
    void more_words_than_anybody_says_in_a_day() {
        assertRefused("Ann: " + ("x".repeat(90_000) + "\nBob: ").repeat(30), "more than 2000000 characters");
    }

    private static Conversation read(String mediaType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return assertTimeoutPreemptively(
                AT_MOST, () -> new FileTranscriptFormats().read(new TranscriptFile(mediaType, bytes)));
    }

    private static void assertRefused(String text, String words) {
        assertThatThrownBy(() -> assertTimeoutPreemptively(
                        AT_MOST,
                        () -> new FileTranscriptFormats()
                                .read(new TranscriptFile("text/plain", text.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(UnreadableTranscript.class)
                .hasMessageContaining(words);
    }
}
