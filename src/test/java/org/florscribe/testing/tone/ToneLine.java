package org.florscribe.testing.tone;

import java.util.Optional;

/**
 * What one voice is to say.
 *
 * @param speaker doctor, patient, nurse, relative, interpreter, or speaker with a number from 5 to 14 behind it
 * @param startMs from the start of the audio; empty for a pause after the one before
 */
public record ToneLine(String speaker, String text, Optional<Integer> startMs) {

    public static ToneLine of(String speaker, String text) {
        return new ToneLine(speaker, text, Optional.empty());
    }

    public static ToneLine at(int startMs, String speaker, String text) {
        return new ToneLine(speaker, text, Optional.of(startMs));
    }
}
