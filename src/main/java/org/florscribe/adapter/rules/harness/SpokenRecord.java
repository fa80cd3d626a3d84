package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.florscribe.adapter.rules.RulesSpeakerAttribution;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/** A recorded visit as the product's engines are given it. */
final class SpokenRecord {

    private static final long TURN_MS = 5000;
    private static final long SPOKEN_MS = 4000;

    private SpokenRecord() {}

    /** As it was brought: speakers by label, roles not judged. */
    static Conversation conversation(JsonNode record) {
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        for (JsonNode turn : Records.turns(record)) {
            String label = turn.path("speaker").asText("?");
            Speaker speaker = speakers.computeIfAbsent(
                    label, l -> new Speaker("s" + (speakers.size() + 1), SpeakerRole.OTHER, l));
            long at = utterances.size() * TURN_MS;
            utterances.add(
                    new Utterance("u" + (utterances.size() + 1), speaker.id(), at, at + SPOKEN_MS, Records.text(turn)));
        }
        return new Conversation("en", List.copyOf(speakers.values()), utterances);
    }

    /** As the product takes it in: roles judged, voices repaired; with age and sex, which a practice has on record. */
    static VisitMaterial material(JsonNode record) {
        RulesSpeakerAttribution attribution = new RulesSpeakerAttribution();
        return material(record, attribution.repair(attribution.attribute(conversation(record))));
    }

    /** With the lines as they were brought, for statements that cite them by number. */
    static VisitMaterial numbered(JsonNode record) {
        return material(record, new RulesSpeakerAttribution().attribute(conversation(record)));
    }

    private static VisitMaterial material(JsonNode record, Conversation conversation) {
        JsonNode metadata = record.path("metadata");
        String sex = metadata.path("gender").asText("").strip().toLowerCase(Locale.ROOT);
        return new VisitMaterial(
                conversation,
                List.of(),
                age(metadata),
                sex.equals("female") || sex.equals("male") ? Optional.of(sex) : Optional.empty());
    }

    private static Optional<Integer> age(JsonNode metadata) {
        try {
            return Optional.of((int) Double.parseDouble(metadata.path("age").asText("")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
