package org.florscribe.clinical.transcript;

/**
 * A transcript as it came.
 *
 * @param mediaType as declared, without parameters, lower case; may be empty or {@code application/octet-stream} when unknown
 * @param content at most 20 MB
 */
public record TranscriptFile(String mediaType, byte[] content) {

    @Override
    public String toString() {
        return "TranscriptFile[" + mediaType + ", " + content.length + " bytes]";
    }
}
