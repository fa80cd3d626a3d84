package org.florscribe.adapter.openai;

import java.util.Locale;
import java.util.Optional;

/** The form of answer that a model gives: it decides what we learn about times and voices. */
enum SpeechForm {
    /** Segments and words with times, no voices: Whisper and what is made after it. */
    VERBOSE("verbose_json"),
    /** Text alone. */
    PLAIN("json"),
    /** Segments with times and voices, no words. */
    DIARIZED("diarized_json");

    /**
     * A model that gives text alone hears short pieces, so that the sound behind a sentence is found within them. Times of its
     * sentences would be made up.
     */
    private static final long PLAIN_MOST_MS = 30_000;

    /** 16 kHz PCM16 of 24 MB lasts 12.5 minutes; OpenAI itself refuses what is longer than 1400 s. */
    private static final long MOST_MS = 720_000;

    private final String word;

    SpeechForm(String word) {
        this.word = word;
    }

    /** Made out by the model's name; a deployment on Azure is best given a name with the model's in it. */
    static SpeechForm of(Optional<String> model) {
        String name = model.orElse("").toLowerCase(Locale.ROOT);
        if (name.contains("diarize")) {
            return DIARIZED;
        }
        return name.contains("gpt-") ? PLAIN : VERBOSE;
    }

    /** As {@code response_format} has it. */
    String word() {
        return word;
    }

    long mostMs() {
        return this == PLAIN ? PLAIN_MOST_MS : MOST_MS;
    }
}
