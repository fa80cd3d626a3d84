package org.florscribe.clinical.transcript;

/**
 * One voice of a conversation.
 *
 * @param id stable within the transcript, e.g. {@code s1}
 * @param label as the source names it, e.g. "Dr. Novak" or "Speaker 2"; may identify a person
 */
public record Speaker(String id, SpeakerRole role, String label) {

    @Override
    public String toString() {
        return "Speaker[" + id + ", " + role + "]";
    }
}
