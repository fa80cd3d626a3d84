package org.florscribe.clinical.recording;

/** Says what a file is by its bytes. Names and what the sender claims count for nothing. */
public interface AudioJudge {

    /**
     * @return the media type, such as {@code audio/mpeg}, {@code audio/vnd.wave}, {@code video/webm}
     * @throws UnusableAudio {@code UNSUPPORTED} when it is no sound or video file that we take; says what it is
     */
    String judge(AudioReader file);
}
