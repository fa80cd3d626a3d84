package org.florscribe.adapter.transcriptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.read;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.said;
import static org.florscribe.adapter.transcriptfile.TranscriptFiles.times;

import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.junit.jupiter.api.Test;

class JsonTranscriptReaderTest {

    @Test
    void utterances_are_read_with_and_without_times() {
        Conversation read = read("""
                {"language": "en-GB", "utterances": [
                  {"speaker": "Doctor", "startMs": 100, "endMs": 900, "text": "Any\\ncough?"},
                  {"speaker": "Patient", "text": "No.", "startMs": null},
                  {"speaker": "Doctor", "startMs": 2000, "text": "Good."}
                ]}""");
        assertThat(read.language()).isEqualTo("en-GB");
        assertThat(said(read)).containsExactly("Doctor: Any cough?", "Patient: No.", "Doctor: Good.");
        assertThat(times(read)).containsExactly("100-900", "100-2000", "2000-2000");
    }

    @Test
    void no_utterances_are_silence() {
        assertThat(read("{\"utterances\":[]}").utterances()).isEmpty();
        assertThat(read("{\"utterances\":[{\"speaker\":\"A\",\"text\":\"\"}]}").utterances())
                .isEmpty();
    }

    @Test
    void unknown_and_doubled_fields_are_refused_with_their_line() {
        refused("{\n\"utterances\":[],\n\"secret\":1}", "Line 3: Unknown field. Known here: language, utterances.");
        refused(
                "{\"utterances\":[\n{\"speaker\":\"A\",\"text\":\"b\",\"secret\":1}]}",
                "Line 2: Unknown field. Known here: speaker, startMs, endMs, text.");
        refused(
                "{\"utterances\":[{\"speaker\":\"A\",\n\"speaker\":\"B\",\"text\":\"b\"}]}",
                "Line 2: This is not valid JSON, or a field stands twice.");
    }

    @Test
    void values_of_the_wrong_kind_are_refused() {
        refused("{}", "Line 1: The field utterances is missing.");
        refused("{\"utterances\":{}}", "Line 1: utterances is a list.");
        refused("{\"utterances\":[1]}", "Line 1: Each utterance is an object.");
        refused("{\"utterances\":[{\"speaker\":\"A\"}]}", "Line 1: An utterance needs speaker and text.");
        refused("{\"utterances\":[{\"speaker\":\" \",\"text\":\"b\"}]}", "Line 1: speaker is empty.");
        refused("{\"utterances\":[{\"speaker\":\"A\",\"text\":[\"b\"]}]}", "Line 1: text is a text.");
        refused("{\"utterances\":[{\"speaker\":\"A\",\"text\":\"b\",\"endMs\":1}]}", "Line 1: endMs needs startMs.");
        refused(
                "{\"utterances\":[{\"speaker\":\"A\",\"text\":\"b\",\"startMs\":2,\"endMs\":1}]}",
                "Line 1: endMs is before startMs.");
        for (String number : new String[] {"-1", "1.5", "\"1\"", "99999999999999999999", "172800001", "true"}) {
            refused(
                    "{\"utterances\":[{\"speaker\":\"A\",\"text\":\"b\",\"startMs\":" + number + "}]}",
                    "Line 1: startMs is a whole number of milliseconds from 0 to 48 hours.");
        }
        refused(
                "{\"utterances\":[],\"language\":\"<b>\"}",
                "Line 1: language is a BCP 47 tag such as \"en\" or \"en-GB\".");
        refused("{\"utterances\":[]} {}", "Line 1: Something follows the end of the object.");
    }

    @Test
    void deep_nesting_and_broken_json_are_refused() {
        refused("{\"utterances\":" + "[".repeat(100_000), "Line 1: Each utterance is an object.");
        refused("{\"utterances\":[", "Line 1: This is not valid JSON, or a field stands twice.");
        assertThatThrownBy(() -> read("application/json", "[1]")).isInstanceOf(UnreadableTranscript.class);
    }

    private static void refused(String json, String words) {
        assertThatThrownBy(() -> read("application/json", json))
                .isInstanceOf(UnreadableTranscript.class)
                .hasMessage(words);
    }
}
