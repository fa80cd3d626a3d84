package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.testing.tone.Heard;

/** One transcription that was asked for. */
public final class AssemblyAiJob {

    private final String id;
    private final JsonNode request;
    private final Optional<ReceivedSound> sound;
    private final String language;
    private final String failure;
    private int polls;
    private boolean deleted;
    private Optional<Instant> askedAt = Optional.empty();

    AssemblyAiJob(String id, JsonNode request, Optional<ReceivedSound> sound, String language, String failure) {
        this.id = id;
        this.request = request;
        this.sound = sound;
        this.language = language;
        this.failure = failure;
    }

    public String id() {
        return id;
    }

    /** As it was sent. */
    public JsonNode request() {
        return request;
    }

    public ReceivedSound sound() {
        return sound.orElseThrow();
    }

    boolean isBilled() {
        return sound.isPresent() && failure.isEmpty();
    }

    public synchronized boolean isDeleted() {
        return deleted;
    }

    public synchronized int polls() {
        return polls;
    }

    synchronized void delete() {
        deleted = true;
    }

    synchronized void asked(Instant at) {
        polls++;
        askedAt = Optional.of(at);
    }

    synchronized Optional<Instant> askedAt() {
        return askedAt;
    }

    String audioUrl() {
        return isDeleted()
                ? "http://deleted_by_user"
                : request.path("audio_url").asText();
    }

    /** How it ends. */
    String end() {
        return sound.isEmpty() || !failure.isEmpty() || tooShort() ? "error" : "completed";
    }

    private boolean tooShort() {
        return sound.isPresent() && sound.get().durationMs() < 160;
    }

    ObjectNode answer(String status) {
        ObjectNode answer = SpeechLine.JSON.createObjectNode();
        answer.put("id", id).put("status", status).put("audio_url", audioUrl());
        answer.put("throttled", false);
        if (isDeleted()) {
            return answer.put("text", "Deleted by user.");
        }
        if (status.equals("error")) {
            String words = sound.isEmpty() ? "Download error, unable to download the file" : failure;
            return answer.put("error", tooShort() ? "Audio duration is too short." : words);
        }
        if (!status.equals("completed")) {
            answer.putNull("text");
            return answer.putNull("utterances");
        }
        Heard heard = sound().heard();
        answer.put("text", heard.text());
        answer.put("audio_duration", (heard.durationMs() + 999) / 1000);
        answer.put("language_code", request.path("language_code").asText(language));
        answer.put("speech_model_used", request.path("speech_models").path(0).asText());
        boolean labels = request.path("speaker_labels").asBoolean();
        ArrayNode words = answer.putArray("words");
        ArrayNode utterances = answer.putArray("utterances");
        for (Heard.Utterance utterance : heard.utterances()) {
            String voice = sound().letter(utterance.speaker());
            ObjectNode one = utterances.addObject();
            one.put("speaker", voice).put("text", utterance.text());
            one.put("start", utterance.startMs()).put("end", utterance.endMs()).put("confidence", 0.99);
            ArrayNode own = one.putArray("words");
            for (Heard.Word word : utterance.words()) {
                word(own, word, voice, true);
                word(words, word, voice, labels);
            }
        }
        return labels ? answer : answer.putNull("utterances");
    }

    private static void word(ArrayNode words, Heard.Word word, String voice, boolean labels) {
        ObjectNode one = words.addObject();
        one.put("text", word.text()).put("start", word.startMs()).put("end", word.endMs());
        one.put("confidence", word.confidence()).put("speaker", labels ? voice : null);
    }

    static ObjectNode spoilt(SpeechFault fault, ObjectNode good) {
        ObjectNode answer = good.deepCopy();
        boolean done = answer.path("status").asText().equals("completed");
        switch (fault) {
            case WRONG_SCHEMA -> {
                answer.removeAll();
                answer.putObject("transcript").put("of", "another kind");
            }
            case ERROR_IN_SUCCESS -> answer.put("status", "error").put("error", "Server error, developers alerted");
            case EMPTY -> say(answer, done, "", "en_us");
            case LOOPING ->
                say(answer, done, "thank you for watching ".repeat(40).strip(), "en_us");
            case WRONG_LANGUAGE ->
                say(
                        answer,
                        done,
                        "der Patient klagt seit gestern über Schmerzen im linken Knie und kann nicht gut gehen",
                        "de");
            default -> {}
        }
        return answer;
    }

    private static void say(ObjectNode answer, boolean done, String words, String language) {
        if (!done) {
            return;
        }
        answer.put("text", words).put("language_code", language);
        answer.putArray("words");
        ArrayNode utterances = answer.putArray("utterances");
        if (!words.isEmpty()) {
            utterances
                    .addObject()
                    .put("speaker", "A")
                    .put("text", words)
                    .put("start", 0)
                    .put("end", answer.path("audio_duration").asLong() * 1000)
                    .putArray("words");
        }
    }
}
