package org.florscribe.adapter.audio;

import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.clinical.recording.UnusableAudio.Kind;

/** What is said about files that no words can come of. */
final class Refused {

    static final String TAKEN = "FlorScribe takes sound as WAV, MP3, M4A or AAC, FLAC, Ogg and WebM, and videos with"
            + " sound as MP4, QuickTime and WebM.";

    private Refused() {}

    static UnusableAudio unsupported(String what) {
        return new UnusableAudio(Kind.UNSUPPORTED, "This file is " + what + ", not a recording. " + TAKEN);
    }

    static UnusableAudio unknown() {
        return new UnusableAudio(
                Kind.UNSUPPORTED, "FlorScribe knows no recording that begins like this file. " + TAKEN);
    }

    static UnusableAudio empty() {
        return unreadable(
                "The file is empty. Please check the recording on the device it was made with, and choose it again.");
    }

    static UnusableAudio silentFile() {
        return unreadable(
                "There is no sound in this file. Please check whether the recorder had a microphone, or choose another file.");
    }

    static UnusableAudio damaged() {
        return unreadable(
                "The recording cannot be read: its content is damaged or does not fit its beginning. Please choose"
                        + " the original from the device again, or convert it to WAV.");
    }

    static UnusableAudio withoutIndex() {
        return unreadable("The recording cannot be read: the index at the end of the file is missing, as it is when a"
                + " recording or a copy was broken off. Please choose the original from the device again.");
    }

    static UnusableAudio unreadable(String words) {
        return new UnusableAudio(Kind.UNREADABLE, words);
    }
}
