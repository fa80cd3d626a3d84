package org.florscribe.clinical.transcript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a person heard otherwise: whose voices they are, who said a line, and which words. Applied in this order, the swap first. */
public record Corrections(Optional<Swap> swap, List<OfSpeaker> speakers, List<OfUtterance> utterances) {

    public Corrections {
        speakers = List.copyOf(speakers);
        utterances = List.copyOf(utterances);
    }

    /** Two voices that were taken for each other. */
    public record Swap(String oneSpeakerId, String otherSpeakerId) {}

    public record OfSpeaker(String id, Optional<SpeakerRole> role, Optional<String> label) {

        @Override
        public String toString() {
            return "OfSpeaker[" + id + ", " + role + "]";
        }
    }

    public record OfUtterance(String id, Optional<String> speakerId, Optional<String> text) {

        @Override
        public String toString() {
            return "OfUtterance[" + id + ", " + speakerId + "]";
        }
    }

    /** @throws org.florscribe.shared.InvalidInput when one names a speaker or a line that is not there */
    Conversation applyTo(Conversation conversation) {
        Conversation now = conversation;
        if (swap.isPresent()) {
            now = now.swapSpeakers(swap.get().oneSpeakerId(), swap.get().otherSpeakerId());
        }
        for (OfSpeaker speaker : speakers) {
            if (speaker.role().isPresent()) {
                now = now.assignRole(speaker.id(), speaker.role().get());
            }
            if (speaker.label().isPresent()) {
                now = now.renameSpeaker(speaker.id(), speaker.label().get());
            }
        }
        for (OfUtterance utterance : utterances) {
            if (utterance.speakerId().isPresent()) {
                now = now.moveUtterance(utterance.id(), utterance.speakerId().get());
            }
            if (utterance.text().isPresent()) {
                now = now.rewordUtterance(utterance.id(), utterance.text().get());
            }
        }
        return now;
    }

    /** Lines whose words, voice or the role of whose voice are others now. A label alone changes no line. */
    static Set<String> linesChanged(Conversation before, Conversation now) {
        Map<String, Utterance> was = new HashMap<>();
        before.utterances().forEach(it -> was.put(it.id(), it));
        Set<String> changed = new HashSet<>();
        for (Utterance line : now.utterances()) {
            Utterance old = was.get(line.id());
            if (old == null || !line.equals(old) || before.roleOf(old) != now.roleOf(line)) {
                changed.add(line.id());
            }
        }
        return changed;
    }
}
