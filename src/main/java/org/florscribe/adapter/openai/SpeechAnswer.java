package org.florscribe.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.SpokenText.Phrase;
import org.florscribe.clinical.transcript.SpokenText.Word;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** Reads a transcript in any of its forms: leniently where servers differ, strictly where the answer would be wrong. */
final class SpeechAnswer {

    /** Whisper's windows are 30 s long, and its last segment may end with the window. */
    private static final long BEYOND_END_MS = 30_000;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,20})?([eE]-?\\d{1,2})?");
    private static final Map<String, String> LANGUAGES = languages();

    private final SpeechForm form;
    private final long durationMs;

    SpeechAnswer(SpeechForm form, long durationMs) {
        this.form = form;
        this.durationMs = durationMs;
    }

    /** @throws EngineFailure when it is no transcript, whatever its status said */
    SpokenText read(Optional<JsonNode> body, Optional<String> requestId) {
        JsonNode answer = body.orElseThrow(() -> bad("is no whole JSON"));
        if (!answer.isObject()) {
            throw bad("is no object");
        }
        if (answer.hasNonNull("error")
                || answer.hasNonNull("detail")
                || answer.path("status").asText("").equals("error")) {
            throw bad("says an error with the status of a success");
        }
        JsonNode segments = answer.path("segments");
        if (form == SpeechForm.DIARIZED && !segments.isArray()) {
            throw bad("names no voices");
        }
        if (!segments.isMissingNode() && !segments.isNull() && !segments.isArray()) {
            throw bad("has segments that are no list");
        }
        if (!answer.path("text").isTextual() && !segments.isArray()) {
            throw bad("has no text");
        }
        List<Phrase> phrases = segments.isArray() && (form != SpeechForm.PLAIN)
                ? phrases(segments, words(answer.path("words")))
                : List.of();
        String text = answer.path("text").asText("").strip();
        if (phrases.isEmpty() && !text.isEmpty()) {
            if (form == SpeechForm.DIARIZED) {
                throw bad("has words of nobody");
            }
            phrases = List.of(new Phrase(Optional.empty(), 0, durationMs, text, List.of()));
        }
        return new SpokenText(language(answer.path("language").asText("")), phrases, requestId);
    }

    private List<Phrase> phrases(JsonNode segments, List<Word> words) {
        List<Phrase> phrases = new ArrayList<>();
        WordMatch match = new WordMatch(words);
        for (JsonNode segment : segments) {
            if (!segment.path("text").isTextual()) {
                throw bad("has a segment without text");
            }
            String text = segment.path("text").asText().strip();
            long start = milliseconds(segment, "start");
            long end = milliseconds(segment, "end");
            if (start < 0 || end < start || start > durationMs + BEYOND_END_MS) {
                throw bad("has times that cannot be");
            }
            if (text.isEmpty()) {
                continue;
            }
            Optional<Double> sure = confidence(segment);
            List<Word> own = segment.path("words").isArray()
                    ? WordMatch.joined(words(segment.path("words")))
                    : match.of(text, start, end, sure);
            phrases.add(new Phrase(
                    voice(segment), Math.min(start, durationMs), Math.min(end, durationMs), text, inside(own)));
        }
        return phrases;
    }

    private Optional<String> voice(JsonNode segment) {
        if (form != SpeechForm.DIARIZED) {
            return Optional.empty();
        }
        String voice = segment.path("speaker").asText("").strip();
        if (voice.isEmpty() || voice.length() > 100) {
            throw bad("has a segment without a voice");
        }
        return Optional.of(voice);
    }

    /** With the spaces that tell whether a token begins a word. */
    private List<Word> words(JsonNode list) {
        List<Word> words = new ArrayList<>();
        for (JsonNode word : list) {
            if (!word.path("word").isTextual()) {
                throw bad("has a word without text");
            }
            long start = milliseconds(word, "start");
            long end = milliseconds(word, "end");
            if (start < 0 || end < start) {
                throw bad("has times that cannot be");
            }
            OptionalDouble sure = number(word.path("probability"));
            words.add(new Word(
                    word.path("word").asText(),
                    start,
                    end,
                    sure.isPresent() ? Optional.of(share(sure.getAsDouble())) : Optional.empty()));
        }
        return words;
    }

    private List<Word> inside(List<Word> words) {
        return words.stream()
                .map(word -> new Word(
                        word.text(),
                        Math.min(word.startMs(), durationMs),
                        Math.min(word.endMs(), durationMs),
                        word.confidence()))
                .toList();
    }

    private static long milliseconds(JsonNode node, String field) {
        OptionalDouble seconds = number(node.path(field));
        if (seconds.isEmpty()) {
            throw bad("has no times");
        }
        return Math.round(seconds.getAsDouble() * 1000);
    }

    private static Optional<Double> confidence(JsonNode segment) {
        OptionalDouble logarithm = number(segment.path("avg_logprob"));
        return logarithm.isPresent() ? Optional.of(share(Math.exp(logarithm.getAsDouble()))) : Optional.empty();
    }

    /** Some servers write numbers as strings. */
    private static OptionalDouble number(JsonNode value) {
        String text = value.isNumber() || value.isTextual() ? value.asText() : "";
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }

    /** A code, a code with a region, or a name in English. */
    static Optional<String> language(String said) {
        String lower = said.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("[a-z]{2}([-_].*)?")) {
            return Optional.of(lower.substring(0, 2));
        }
        return Optional.ofNullable(LANGUAGES.get(lower));
    }

    private static Map<String, String> languages() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            names.put(new Locale(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(names);
    }

    static EngineFailure bad(String how) {
        return new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's answer " + how + ".");
    }
}
