package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was said in a visit, in order of time: the body of a transcript. Immutable. */
public record Conversation(String language, List<Speaker> speakers, List<Utterance> utterances) {

    public Conversation {
        speakers = List.copyOf(speakers);
        utterances = List.copyOf(utterances);
        Map<String, Speaker> known = byId(speakers);
        for (Utterance utterance : utterances) {
            if (!known.containsKey(utterance.speakerId())) {
                throw new IllegalArgumentException(utterance + " has no speaker of this conversation");
            }
        }
    }

    /** @throws IllegalArgumentException when the utterance is of another conversation */
    public SpeakerRole roleOf(Utterance utterance) {
        return speakers.stream()
                .filter(speaker -> speaker.id().equals(utterance.speakerId()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(utterance + " has no speaker of this conversation"))
                .role();
    }

    private static Map<String, Speaker> byId(List<Speaker> speakers) {
        return speakers.stream().collect(Collectors.toMap(Speaker::id, Function.identity()));
    }
}
