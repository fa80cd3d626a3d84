package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.florscribe.testing.tone.Heard;

/** Answers in the forms that each server gives them. */
final class OpenAiAnswers {

    private final SpeechDialect dialect;

    OpenAiAnswers(SpeechDialect dialect) {
        this.dialect = dialect;
    }

    ObjectNode of(ReceivedSound sound, String format, List<String> granularities, String language) {
        ObjectNode answer = SpeechLine.JSON.createObjectNode();
        Heard heard = sound.heard();
        answer.put("text", heard.text());
        switch (format) {
            case "verbose_json" -> verbose(answer, heard, granularities, language);
            case "diarized_json" -> diarized(answer, sound);
            default -> {}
        }
        ObjectNode usage = answer.putObject("usage");
        usage.put("type", "duration");
        usage.put("seconds", (heard.durationMs() + 999) / 1000);
        return answer;
    }

    private void verbose(ObjectNode answer, Heard heard, List<String> granularities, String language) {
        boolean names = dialect != SpeechDialect.SPEACHES && dialect != SpeechDialect.VLLM;
        answer.put("task", "transcribe");
        answer.put(
                "language",
                names ? new Locale(language).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT) : language);
        if (dialect == SpeechDialect.VLLM) {
            answer.put("duration", String.valueOf(heard.durationMs() / 1000.0));
        } else {
            answer.put("duration", heard.durationMs() / 1000.0);
        }
        ArrayNode segments = answer.putArray("segments");
        for (Heard.Utterance utterance : heard.utterances()) {
            segment(segments, utterance);
        }
        if (dialect == SpeechDialect.WHISPER_CPP) {
            answer.put("detected_language", answer.path("language").asText());
        } else if (granularities.contains("word")) {
            ArrayNode words = answer.putArray("words");
            for (Heard.Word word : heard.words()) {
                String plain = word.text().replaceAll("^\\p{P}+|\\p{P}+$", ""); // listed without their punctuation
                if (!plain.isEmpty()) {
                    word(words, plain, word.startMs(), word.endMs());
                }
            }
        }
    }

    private void segment(ArrayNode segments, Heard.Utterance utterance) {
        ObjectNode segment = segments.addObject();
        segment.put("id", segments.size() - 1);
        segment.put("start", utterance.startMs() / 1000.0);
        segment.put("end", utterance.endMs() / 1000.0);
        segment.put("text", " " + utterance.text());
        segment.putArray("tokens");
        segment.put("temperature", 0.0);
        segment.put(
                "avg_logprob",
                utterance.words().stream()
                        .mapToDouble(it -> Math.log(it.confidence()))
                        .average()
                        .orElse(0));
        segment.put("no_speech_prob", 0.01);
        if (dialect == SpeechDialect.WHISPER_CPP) {
            ArrayNode words = segment.putArray("words");
            utterance.words().forEach(word -> tokens(words, word));
        } else {
            segment.put("compression_ratio", 1.2);
        }
    }

    /** Long words come as two tokens, the first with a space before it. */
    private static void tokens(ArrayNode words, Heard.Word word) {
        int half = word.text().length() > 5
                ? word.text().length() / 2
                : word.text().length();
        long middle = (word.startMs() + word.endMs()) / 2;
        word(
                        words,
                        " " + word.text().substring(0, half),
                        word.startMs(),
                        half < word.text().length() ? middle : word.endMs())
                .put("probability", word.confidence())
                .put("t_dtw", -1);
        if (half < word.text().length()) {
            word(words, word.text().substring(half), middle, word.endMs())
                    .put("probability", word.confidence())
                    .put("t_dtw", -1);
        }
    }

    private static ObjectNode word(ArrayNode words, String text, long startMs, long endMs) {
        return words.addObject()
                .put("word", text)
                .put("start", startMs / 1000.0)
                .put("end", endMs / 1000.0);
    }

    private static void diarized(ObjectNode answer, ReceivedSound sound) {
        answer.put("task", "transcribe");
        answer.put("duration", sound.durationMs() / 1000.0);
        ArrayNode segments = answer.putArray("segments");
        for (Heard.Utterance utterance : sound.heard().utterances()) {
            segments.addObject()
                    .put("type", "transcript.text.segment")
                    .put("id", "seg_" + segments.size())
                    .put("start", utterance.startMs() / 1000.0)
                    .put("end", utterance.endMs() / 1000.0)
                    .put("text", utterance.text())
                    .put("speaker", sound.letter(utterance.speaker()));
        }
    }

    /** A success that is none. */
    static ObjectNode spoilt(SpeechFault fault, ObjectNode good) {
        ObjectNode answer = good.deepCopy();
        String words = switch (fault) {
            case EMPTY -> "";
            case LOOPING -> "thank you for watching ".repeat(40).strip();
            case WRONG_LANGUAGE ->
                "der Patient klagt seit gestern über Schmerzen im linken Knie und er kann nicht gut gehen";
            default -> good.path("text").asText();
        };
        answer.put("text", words);
        if (fault == SpeechFault.WRONG_LANGUAGE && answer.has("language")) {
            answer.put("language", "german");
        }
        double end = good.path("segments")
                .path(Math.max(0, good.path("segments").size() - 1))
                .path("end")
                .asDouble(1);
        if (answer.has("segments")) {
            ArrayNode segments = answer.putArray("segments");
            if (!words.isEmpty()) {
                segments.addObject()
                        .put("start", 0.0)
                        .put("end", end)
                        .put("text", words)
                        .put("speaker", "A");
            }
            answer.remove("words");
        }
        if (fault == SpeechFault.WRONG_SCHEMA) {
            answer.removeAll();
            answer.putObject("text").put("of", "another kind");
        } else if (fault == SpeechFault.ERROR_IN_SUCCESS) {
            answer.removeAll();
            answer.putObject("error").put("message", "Something went wrong").put("type", "server_error");
        }
        return answer;
    }
}
