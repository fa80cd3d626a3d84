package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.platform.outbound.WholeJson;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** What the streaming interface says (protocols section 2, server to client). Kinds that are not known are none of our business. */
final class StreamingMessages {

    private static final int MOST_TURNS = 100;

    /** Turns by their order, for voices that are revised afterwards. */
    private final Map<Integer, Caption> turns = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Caption> eldest) {
            return size() > MOST_TURNS;
        }
    };

    /** One message. */
    sealed interface Message {}

    record Begin(Instant endsAt) implements Message {}

    record Heard(List<Caption> captions) implements Message {}

    record Refused(EngineFailure why) implements Message {}

    record Ended() implements Message {}

    record Other() implements Message {}

    /** @throws EngineFailure when it is no message of this protocol */
    Message read(String text) {
        JsonNode message = WholeJson.read(text)
                .orElseThrow(
                        () -> new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's message is no whole JSON."));
        return switch (message.path("type").asText("")) {
            case "Begin" ->
                new Begin(Instant.ofEpochSecond(message.path("expires_at").asLong()));
            case "Turn" -> turn(message);
            case "SpeakerRevision" -> revision(message.path("revisions"));
            case "Error" -> new Refused(failure(message.path("error").asText("")));
            case "Termination" -> new Ended();
            default -> new Other();
        };
    }

    private Message turn(JsonNode message) {
        String said = message.path("transcript").asText("").strip();
        if (said.isEmpty() || !message.path("turn_order").isInt()) {
            return new Other();
        }
        JsonNode words = message.path("words");
        Caption caption = new Caption(
                message.path("turn_order").asInt(),
                message.path("end_of_turn").asBoolean(false),
                voice(message),
                said,
                Math.max(0, words.path(0).path("start").asLong()),
                Math.max(0, words.path(words.size() - 1).path("end").asLong()));
        turns.put(caption.utterance(), caption);
        return new Heard(List.of(caption));
    }

    private Message revision(JsonNode revisions) {
        List<Caption> revised = new ArrayList<>();
        for (JsonNode revision : revisions) {
            Caption known = turns.get(revision.path("turn_order").asInt(-1));
            if (known != null) {
                Caption now = new Caption(
                        known.utterance(),
                        known.isFinal(),
                        voice(revision),
                        known.text(),
                        known.startMs(),
                        known.endMs());
                turns.put(now.utterance(), now);
                revised.add(now);
            }
        }
        return new Heard(revised);
    }

    /** Short turns are labelled {@code UNKNOWN}. */
    private static Optional<String> voice(JsonNode turn) {
        return Optional.of(turn.path("speaker_label").asText("")).filter(it -> !it.isEmpty() && !it.equals("UNKNOWN"));
    }

    /** @return empty when the session is over as it has to be after some time */
    static Optional<EngineFailure> closed(int code, String reason) {
        return switch (code) {
            case 1000, 3008 -> Optional.empty();
            case 1008 -> Optional.of(failure(reason));
            case 3009 -> Optional.of(new EngineFailure(EngineFault.BUSY, "The engine has too many sessions open."));
            case 3006, 3007 ->
                Optional.of(new EngineFailure(EngineFault.INPUT, "The engine refused the audio (" + code + ")."));
            default ->
                Optional.of(new EngineFailure(EngineFault.TRANSIENT, "The engine ended the session (" + code + ")."));
        };
    }

    static EngineFailure notOpened(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            EngineFault fault =
                    status == 429 ? EngineFault.BUSY : status < 500 ? EngineFault.CONFIGURATION : EngineFault.TRANSIENT;
            return new EngineFailure(fault, "The engine opens no session (" + status + ").", Optional.empty(), cause);
        }
        if (cause instanceof SSLException) {
            return new EngineFailure(
                    EngineFault.CONFIGURATION,
                    "No trusted connection: the certificate of the engine's server is not valid for it.",
                    Optional.empty(),
                    cause);
        }
        String words = cause instanceof ConnectException
                ? "The engine's server takes no connection."
                : "The engine opens no session.";
        return new EngineFailure(EngineFault.TRANSIENT, words, Optional.empty(), cause);
    }

    private static EngineFailure failure(String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("too many")) {
            return new EngineFailure(EngineFault.BUSY, "The engine has too many sessions open.");
        }
        if (words.contains("balance") || words.contains("credit") || words.contains("insufficient")) {
            return new EngineFailure(EngineFault.QUOTA, "The engine's account has no money left.");
        }
        return new EngineFailure(EngineFault.CONFIGURATION, "The engine refused the key, or its account.");
    }
}
