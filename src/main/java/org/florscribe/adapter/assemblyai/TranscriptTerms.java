package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineOption;

/** What is asked of a transcription. */
final class TranscriptTerms {

    /** Names change: an admin may set others. */
    private static final String USUAL_MODELS = "universal-3-pro,universal-2";

    /** The limits of the stricter of the two models: it also ignores shorter and longer terms. */
    private static final int MOST_TERMS = 200;

    private static final int SHORTEST_TERM = 5;
    private static final int LONGEST_TERM = 50;
    private static final int MOST_WORDS = 6;

    private TranscriptTerms() {}

    static ObjectNode of(EngineAccess access, TranscriptionRequest request, String audioUrl, Optional<Hook> hook) {
        ObjectNode terms = JsonNodeFactory.instance.objectNode();
        terms.put("audio_url", audioUrl);
        Arrays.stream(access.option(EngineOption.SPEECH_MODELS)
                        .orElse(USUAL_MODELS)
                        .split(",", -1))
                .map(String::strip)
                .filter(model -> !model.isEmpty())
                .forEach(terms.putArray("speech_models")::add);
        request.language()
                .ifPresentOrElse(
                        language -> terms.put("language_code", language), () -> terms.put("language_detection", true));
        terms.put("speaker_labels", true);
        // an exact number that is wrong splits or merges people
        terms.putObject("speaker_options").put("min_speakers_expected", 2).put("max_speakers_expected", 4);
        access.option(EngineOption.DOMAIN).ifPresent(domain -> terms.put("domain", domain));
        if (access.option(EngineOption.KEY_TERMS).orElse("").equals("true")) {
            List<String> usable = usable(request.keyTerms());
            if (!usable.isEmpty()) {
                usable.forEach(terms.putArray("keyterms_prompt")::add);
            }
        }
        hook.ifPresent(it -> terms.put("webhook_url", it.url())
                .put("webhook_auth_header_name", it.header())
                .put("webhook_auth_header_value", it.secret()));
        return terms;
    }

    /**
     * The vendor tells us here when it is done.
     *
     * @param secret that shows that it was told by us where to
     */
    record Hook(String url, String header, String secret) {

        @Override
        public String toString() {
            return "Hook[" + header + "]";
        }
    }

    private static List<String> usable(List<String> terms) {
        return terms.stream()
                .map(term -> Normalizer.normalize(term, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(term -> term.length() >= SHORTEST_TERM && term.length() <= LONGEST_TERM)
                .filter(term -> term.chars().filter(c -> c == ' ').count() < MOST_WORDS)
                .distinct()
                .limit(MOST_TERMS)
                .toList();
    }
}
