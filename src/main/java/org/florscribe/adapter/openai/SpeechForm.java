package org.florscribe.adapter.openai;

import java.util.Locale;
import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineOption;

/** The form of answer that a model gives: it decides what we learn about times and voices. */
enum SpeechForm {
    /** Segments and words with times, no voices: Whisper and what is made after it. */
    VERBOSE("verbose_json"),
    /** Segments with times: servers that give words none. */
    SEGMENTS("verbose_json"),
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

    /**
     * As it was found, else made out by the model's name; a deployment on Azure is best given a name with the model's in it.
     */
    static SpeechForm of(EngineAccess access) {
        String found = access.option(EngineOption.FOUND_FORM).orElse("");
        for (SpeechForm form : values()) {
            if (form.name().equals(found)) {
                return form;
            }
        }
        String name = access.model().orElse("").toLowerCase(Locale.ROOT);
        if (name.contains("diarize")) {
            return DIARIZED;
        }
        return name.contains("gpt-") ? PLAIN : VERBOSE;
    }

    /** What is left to ask for when the server refuses this, by what its refusal speaks of. */
    Optional<SpeechForm> after(String refusal) {
        if (this == VERBOSE && refusal.contains("timestamp_granularities")) {
            return Optional.of(SEGMENTS);
        }
        boolean verboseRefused = refusal.contains("verbose_json") || refusal.contains("response_format");
        return (this == VERBOSE || this == SEGMENTS) && verboseRefused ? Optional.of(PLAIN) : Optional.empty();
    }

    /** As {@code response_format} has it. */
    String word() {
        return word;
    }

    long mostMs() {
        return this == PLAIN ? PLAIN_MOST_MS : MOST_MS;
    }
}
