package org.florscribe.adapter.audio;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of file that are taken. */
enum SoundType {
    WAV("audio/vnd.wave", "wav"),
    MP3("audio/mpeg", "mp3"),
    AAC("audio/aac", "aac"),
    FLAC("audio/flac", "flac"),
    OGG("audio/ogg", "ogg"),
    OGG_VIDEO("video/ogg", "ogg"),
    WEBM("audio/webm", "matroska"),
    WEBM_VIDEO("video/webm", "matroska"),
    MATROSKA("video/x-matroska", "matroska"),
    M4A("audio/mp4", "mov"),
    MP4("video/mp4", "mov"),
    QUICKTIME("video/quicktime", "mov"),
    THREE_GP("video/3gpp", "mov");

    private final String mediaType;
    private final String demuxer;

    SoundType(String mediaType, String demuxer) {
        this.mediaType = mediaType;
        this.demuxer = demuxer;
    }

    static Optional<SoundType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(t -> t.mediaType.equals(mediaType))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** What ffmpeg calls the one reader that may read it. */
    String demuxer() {
        return demuxer;
    }

    boolean isBoxes() {
        return demuxer.equals("mov");
    }
}
