package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What AssemblyAI refuses of a request for a transcript. */
final class AssemblyAiRules {

    private static final Set<String> FIELDS = Set.of(
            "audio_url",
            "speech_models",
            "language_code",
            "language_detection",
            "language_detection_options",
            "language_confidence_threshold",
            "speaker_labels",
            "speakers_expected",
            "speaker_options",
            "keyterms_prompt",
            "prompt",
            "punctuate",
            "format_text",
            "disfluencies",
            "multichannel",
            "audio_start_from",
            "audio_end_at",
            "temperature",
            "remove_audio_tags",
            "speech_threshold",
            "webhook_url",
            "webhook_auth_header_name",
            "webhook_auth_header_value",
            "domain");

    private static final Set<String> MODELS = Set.of("universal-3-pro", "universal-2");

    private AssemblyAiRules() {}

    /** @return the words of the refusal; empty when it is allowed */
    static Optional<String> refusal(JsonNode request) {
        for (var fields = request.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!FIELDS.contains(field)) {
                return Optional.of("unknown field " + field);
            }
        }
        if (!request.path("audio_url").isTextual()) {
            return Optional.of("audio_url is required");
        }
        JsonNode models = request.path("speech_models");
        if (!models.isArray() || models.isEmpty()) {
            return Optional.of("speech_models is required");
        }
        boolean universal2 = false;
        for (JsonNode model : models) {
            if (!MODELS.contains(model.asText())) {
                return Optional.of("speech_models: no such model");
            }
            universal2 |= model.asText().equals("universal-2");
        }
        if (request.has("keyterms_prompt") && request.has("prompt")) {
            return Optional.of("keyterms_prompt and prompt exclude each other");
        }
        if (request.has("language_code") && request.path("language_detection").asBoolean()) {
            return Optional.of("language_code and language_detection exclude each other");
        }
        return terms(request.path("keyterms_prompt"), universal2 ? 200 : 1000).or(() -> speakers(request));
    }

    private static Optional<String> terms(JsonNode terms, int most) {
        if (terms.size() > most) {
            return Optional.of("keyterms_prompt: too many terms");
        }
        for (JsonNode term : terms) {
            if (!term.isTextual() || term.asText().split(" ", -1).length > 6) {
                return Optional.of("keyterms_prompt: a term is too long");
            }
            if (term.asText().chars().anyMatch(c -> c > 0x24F)) {
                return Optional.of("keyterms_prompt: unsupported characters");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> speakers(JsonNode request) {
        JsonNode options = request.path("speaker_options");
        if (request.has("speaker_options") && request.has("speakers_expected")) {
            return Optional.of("speaker_options and speakers_expected exclude each other");
        }
        return options.path("min_speakers_expected").asInt(1)
                        > options.path("max_speakers_expected").asInt(10)
                ? Optional.of("speaker_options: min is more than max")
                : Optional.empty();
    }
}
