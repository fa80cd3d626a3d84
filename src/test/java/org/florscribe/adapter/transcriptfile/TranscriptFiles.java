package org.florscribe.adapter.transcriptfile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.Utterance;

/** Small files for tests, and a short way to say what was read from them. */
final class TranscriptFiles {

    private TranscriptFiles() {}

    static Conversation read(String text) {
        return read("", text);
    }

    static Conversation read(String mediaType, String text) {
        return read(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Conversation read(String mediaType, byte[] content) {
        return new FileTranscriptFormats().read(new TranscriptFile(mediaType, content));
    }

    /** "label: words" of each utterance. */
    static List<String> said(Conversation conversation) {
        return conversation.utterances().stream()
                .map(it -> conversation.speaker(it.speakerId()).orElseThrow().label() + ": " + it.text())
                .toList();
    }

    /** "start-end" of each utterance. */
    static List<String> times(Conversation conversation) {
        return conversation.utterances().stream()
                .map(it -> it.startMs() + "-" + it.endMs())
                .toList();
    }

    static List<String> ids(Conversation conversation) {
        return conversation.utterances().stream().map(Utterance::id).toList();
    }
}
