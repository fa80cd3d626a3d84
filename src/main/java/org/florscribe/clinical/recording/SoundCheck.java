package org.florscribe.clinical.recording;

/** Looks at a whole file, before it is taken, as far as is needed to know that it is sound. */
public interface SoundCheck {

    /**
     * @return the media type by its bytes
     * @throws UnusableAudio when no words can come of it
     */
    String mediaTypeOf(AudioReader file);
}
