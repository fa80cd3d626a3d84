package org.florscribe.clinical.caption;

import java.util.Optional;

/**
 * Words as they are understood so far; a later caption with the same number replaces this one.
 *
 * @param utterance counted from 0 within the recording, or, as an engine gives it, within its session
 * @param isFinal nothing will change in the words any more; the voice still may
 * @param voice as the engine tells voices apart, such as {@code A}
 * @param startMs in the recording's audio, or, as an engine gives it, in its session's
 */
public record Caption(int utterance, boolean isFinal, Optional<String> voice, String text, long startMs, long endMs) {

    @Override
    public String toString() {
        return "Caption[" + utterance + ", " + startMs + "-" + endMs + " ms, final=" + isFinal + "]";
    }
}
