package org.florscribe.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.recording.GapKind;
import org.florscribe.clinical.recording.LiveEnd;
import org.florscribe.clinical.recording.LiveStream;
import org.jspecify.annotations.Nullable;

/** The messages of the recording protocol, except acknowledgements. */
final class Told {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private Told() {}

    /** What one who records may say. */
    record Message(
            String type,
            @Nullable Long lastSequence,
            @Nullable Long afterSequence,
            @Nullable Long durationMs,
            @Nullable String kind) {

        long after() {
            return atLeast(-1, afterSequence);
        }

        long duration() {
            return atLeast(0, durationMs);
        }

        long last() {
            return atLeast(-1, lastSequence);
        }

        GapKind gap() {
            return Arrays.stream(GapKind.values())
                    .filter(it -> it.word().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no gap of this kind"));
        }

        private static long atLeast(long least, @Nullable Long value) {
            if (value == null || value < least) {
                throw new IllegalArgumentException("a number is missing or too small");
            }
            return value;
        }
    }

    /** Empty when it is none. */
    static Optional<Message> read(String text) {
        try {
            Message message = JSON.readValue(text, Message.class);
            return Optional.ofNullable(message).filter(it -> it.type() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static String ready(UUID recordingId, long nextSequence) {
        return "{\"type\":\"ready\",\"recordingId\":\"" + recordingId + "\",\"nextSequence\":" + nextSequence
                + ",\"maxFrameBytes\":" + LiveStream.MOST_FRAME_BYTES + ",\"preferredFrameMs\":"
                + LiveStream.PREFERRED_FRAME_MS + "}";
    }

    static String caption(Caption caption) {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", "caption")
                .put("utterance", caption.utterance())
                .put("final", caption.isFinal())
                .put("speaker", caption.voice().orElse(""))
                .put("text", caption.text())
                .put("startMs", caption.startMs())
                .put("endMs", caption.endMs());
        return message.toString();
    }

    static String captionsUnavailable(String message) {
        return "{\"type\":\"notice\",\"code\":\"captions-unavailable\",\"message\":\"" + message + "\"}";
    }

    static String stopped(LiveEnd end) {
        return "{\"type\":\"stopped\",\"lastSequence\":" + end.lastSequence() + ",\"durationMs\":" + end.durationMs()
                + ",\"sha256\":\"" + HexFormat.of().formatHex(end.sha256()) + "\"}";
    }

    /** @param message words of ours, without quotes */
    static String error(String code, String message, boolean retryable) {
        return "{\"type\":\"error\",\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"retryable\":"
                + retryable + "}";
    }
}
