package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.SpokenText.Phrase;
import org.florscribe.clinical.transcript.SpokenText.Word;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** Reads a transcript that is done. Times are milliseconds. */
final class TranscriptAnswer {

    private static final long BEYOND_END_MS = 5_000;

    private final long durationMs;

    TranscriptAnswer(long durationMs) {
        this.durationMs = durationMs;
    }

    /** @throws EngineFailure when it is no transcript */
    SpokenText read(JsonNode answer) {
        String text = answer.path("text").isNull() ? "" : answer.path("text").asText("");
        if (!answer.path("text").isTextual() && !answer.path("text").isNull()) {
            throw bad("has no text");
        }
        JsonNode utterances = answer.path("utterances");
        List<Phrase> phrases = new ArrayList<>();
        if (utterances.isArray()) {
            utterances.forEach(it -> phrases.add(phrase(it)));
        } else if (!utterances.isNull() && !utterances.isMissingNode()) {
            throw bad("has utterances that are no list");
        }
        if (phrases.isEmpty() && !text.isBlank()) { // it tells no voices apart
            List<Word> words = words(answer.path("words"));
            phrases.add(new Phrase(
                    Optional.empty(),
                    words.isEmpty() ? 0 : words.get(0).startMs(),
                    words.isEmpty() ? durationMs : words.get(words.size() - 1).endMs(),
                    text.strip(),
                    words));
        }
        return new SpokenText(
                language(answer.path("language_code").asText("")),
                phrases.stream().filter(it -> !it.text().isBlank()).toList(),
                Optional.of(answer.path("id").asText("")).filter(id -> !id.isEmpty()));
    }

    private Phrase phrase(JsonNode utterance) {
        if (!utterance.path("text").isTextual()) {
            throw bad("has an utterance without text");
        }
        long start = time(utterance, "start");
        long end = time(utterance, "end");
        requireOrder(start, end);
        return new Phrase(
                Optional.of(utterance.path("speaker").asText(""))
                        .filter(voice -> !voice.isBlank() && !voice.equals("null")),
                Math.min(start, durationMs),
                Math.min(end, durationMs),
                utterance.path("text").asText().strip(),
                words(utterance.path("words")));
    }

    private List<Word> words(JsonNode list) {
        List<Word> words = new ArrayList<>();
        for (JsonNode word : list) {
            if (!word.path("text").isTextual()) {
                throw bad("has a word without text");
            }
            long start = time(word, "start");
            long end = time(word, "end");
            requireOrder(start, end);
            words.add(new Word(
                    word.path("text").asText(),
                    Math.min(start, durationMs),
                    Math.min(end, durationMs),
                    word.path("confidence").isNumber()
                            ? Optional.of(Math.max(
                                    0, Math.min(1, word.path("confidence").asDouble())))
                            : Optional.empty()));
        }
        return words;
    }

    private void requireOrder(long start, long end) {
        if (start < 0 || end < start || start > durationMs + BEYOND_END_MS) {
            throw bad("has times that cannot be");
        }
    }

    private static long time(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw bad("has no times");
        }
        return Math.round(value.asDouble());
    }

    private static Optional<String> language(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return lower.matches("[a-z]{2}([-_].*)?") ? Optional.of(lower.substring(0, 2)) : Optional.empty();
    }

    static EngineFailure bad(String how) {
        return new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's answer " + how + ".");
    }
}
