package org.florscribe.clinical.recording;

import java.util.OptionalLong;

/** How long a recording lasts by its own head, its end or its pieces, without decoding any of them. */
public interface AudioLength {

    /**
     * @param mediaType as {@link AudioJudge} has it
     * @param stored what is there of the file; its beginning at least
     * @param wholeBytes of the file; while less is stored, only what stands in its beginning is told
     * @return in milliseconds; empty when the file does not tell
     */
    OptionalLong milliseconds(String mediaType, AudioReader stored, long wholeBytes);
}
