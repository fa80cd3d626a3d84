package org.florscribe.platform.outbound;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of the answers of others: how long receivers of webhooks and engines ask to wait, and bodies of JSON. */
public class AnswerFuzzTest {

    private static final List<String> WAITS = List.of(
            "0",
            "120",
            "1.5",
            ".",
            "-",
            "+",
            "999999999",
            "999999999999",
            "e",
            " ",
            "\t",
            "\u0000",
            ",",
            "GMT",
            "UT",
            "+9999",
            "Sun,",
            "Feb",
            "9999",
            "24:60:60",
            "\u0661");

    private static final List<String> JSON = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "1e999999999",
            "-",
            "\\ud800",
            "\\",
            "\u0000",
            "\uFEFF",
            "NaN",
            "//",
            "{\"a\":");

    public static List<ParserFuzz> cases() {
        SetClock clock = new SetClock();
        return List.of(
                new ParserFuzz(
                        new Fuzz("time to wait", List.of("120", "1.5", "Sun, 06 Nov 1994 08:49:37 GMT"), WAITS),
                        bytes -> {
                            String said = text(bytes);
                            RetryAfter.of(new OutboundAnswer(429, Map.of("retry-after", said), bytes), clock);
                            RetryAfter.of(new OutboundAnswer(429, Map.of("retry-after-ms", said), bytes), clock);
                        }),
                new ParserFuzz(
                        new Fuzz("answer of JSON", List.of("{\"id\":\"a\",\"list\":[1,2.5,true,null]}", "[]"), JSON),
                        bytes -> new OutboundAnswer(200, Map.of(), bytes).json()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_answer_says_something_or_nothing(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
