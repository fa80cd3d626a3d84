package org.florscribe.live;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one who records says between the frames of sound. */
public class LiveMessageFuzzTest {

    private static final List<String> SAMPLES = List.of(
            "{\"type\":\"pause\"}",
            "{\"type\":\"resume\",\"afterSequence\":12,\"durationMs\":4000}",
            "{\"type\":\"gap\",\"kind\":\"device-lost\",\"afterSequence\":-1,\"durationMs\":1}",
            "{\"type\":\"stop\",\"lastSequence\":4294967295}");

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "1e999",
            "9223372036854775808",
            "0.5",
            "\\u0000",
            "\\",
            "\u0000",
            "\"type\":",
            "\"stop\"",
            "\"lastSequence\":",
            "\"kind\":",
            "\"unknown\":{}");

    public static List<ParserFuzz> cases() {
        return List.of(new ParserFuzz(
                new Fuzz("live message", SAMPLES, TOKENS, IllegalArgumentException.class), LiveMessageFuzzTest::read));
    }

    /** As far as a socket reads it: whether it is a message, then the parts that one of its type has. */
    private static void read(byte[] bytes) {
        Told.read(new String(bytes, StandardCharsets.UTF_8)).ifPresent(message -> {
            switch (message.type()) {
                case "resume" -> {
                    message.after();
                    message.duration();
                }
                case "gap" -> message.gap();
                case "stop" -> message.last();
                default -> throw new IllegalArgumentException("no message of this type");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_said_is_a_message_or_none(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
