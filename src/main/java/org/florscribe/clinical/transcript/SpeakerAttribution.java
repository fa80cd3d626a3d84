package org.florscribe.clinical.transcript;

/** Decides whose voice is whose. Filled once per engine. */
public interface SpeakerAttribution {

    /**
     * The same conversation with the role of every speaker judged from the label ("Dr. Novak", "Patient", "Speaker 1")
     * and from what the voice says. Ids, labels, times and words stay as they are.
     */
    Conversation attribute(Conversation conversation);
}
