package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks at a whole file, before it is taken, as far as is needed to know that it is sound. */
@ApplicationScoped
public class SoundCheck {

    /** Enough to know that the decoder can read it, and done in a moment. */
    private static final long TRIED_MS = Duration.ofSeconds(10).toMillis();

    private final AudioJudge judge;
    private final AudioDecoder decoder;

    @Inject
    SoundCheck(AudioJudge judge, AudioDecoder decoder) {
        this.judge = judge;
        this.decoder = decoder;
    }

    /**
     * @return the media type by its bytes
     * @throws UnusableAudio when no words can come of it
     */
    public String mediaTypeOf(AudioReader file) {
        String mediaType = judge.judge(file);
        if (decoder.decodes(mediaType)
                && decoder.decode(mediaType, file, TRIED_MS, (content, length) -> {})
                                .bytes()
                        == 0) {
            throw new UnusableAudio(UnusableAudio.Kind.UNREADABLE, "There is no sound in this file.");
        }
        return mediaType;
    }
}
