package org.florscribe.clinical.transcript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.InvalidInput;

/**
 * What a person heard otherwise: whose voices they are, which voices were not told apart, who said a line, and which words.
 * Applied in this order: the swap, the voices, the new voices, the lines.
 */
public record Corrections(
        Optional<Swap> swap, List<OfSpeaker> speakers, List<NewSpeaker> newSpeakers, List<OfUtterance> utterances) {

    public Corrections {
        newSpeakers = List.copyOf(newSpeakers);
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

    /**
     * A voice that the engine did not tell apart.
     *
     * @param id by which the lines of the same corrections name it; the transcript gives it its own
     */
    public record NewSpeaker(String id, SpeakerRole role, String label) {

        @Override
        public String toString() {
            return "NewSpeaker[" + id + ", " + role + "]";
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
        Map<String, String> given = new HashMap<>();
        for (NewSpeaker added : newSpeakers) {
            if (now.speaker(added.id()).isPresent() || given.containsKey(added.id())) {
                throw new InvalidInput("newSpeakers", "A new speaker needs an id that no other speaker has.");
            }
            now = now.addSpeaker(added.role(), added.label());
            given.put(added.id(), now.speakers().get(now.speakers().size() - 1).id());
        }
        for (OfUtterance utterance : utterances) {
            if (utterance.speakerId().isPresent()) {
                String speakerId = utterance.speakerId().get();
                now = now.moveUtterance(utterance.id(), given.getOrDefault(speakerId, speakerId));
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
