package org.florscribe.clinical.transcript;

/** Decides whose voice is whose. Filled once per engine. */
public interface SpeakerAttribution {

    /**
     * The same conversation with the role of every speaker judged from the label ("Dr. Novak", "Patient", "Speaker 1")
     * and from what the voice says. Ids, labels, times and words stay as they are.
     */
    Conversation attribute(Conversation conversation);

    /**
     * The same words in the same order, each line given to the voice that speaks like it, and cut where the other voice
     * takes over; ids are given anew when a line is cut. Only where that is far likelier than what the conversation says.
     *
     * @param conversation whose roles are known
     */
    default Conversation repair(Conversation conversation) {
        return conversation;
    }
}
