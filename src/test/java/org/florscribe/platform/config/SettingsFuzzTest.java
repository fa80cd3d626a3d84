package org.florscribe.platform.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.florscribe.shared.AddressRange;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator writes: a settings file, the value of every setting, addresses. */
public class SettingsFuzzTest {

    private static final List<String> TOKENS = List.of(
            "=",
            "#",
            "'",
            "\"",
            "\n",
            "export ",
            "postgresql://",
            "https://",
            "smtp://",
            "@",
            ":",
            "/",
            "//",
            "?",
            "&",
            "%",
            "%4",
            "%zz",
            "[::1]",
            "[",
            "]",
            "::",
            "ffff:",
            "10.0.0.0/8",
            "/33",
            "127.0.0.1",
            "999.1.1.1",
            ",",
            " ",
            "-1",
            "99999999999999999999",
            "5m",
            "ms",
            "sslmode=",
            "verify-full",
            "\u0000",
            "\u00E9",
            "xn--",
            ".",
            "..",
            "*",
            "null",
            "user:pass");

    public static List<ParserFuzz> cases() {
        return List.of(
                new ParserFuzz(
                        new Fuzz("settings file", List.of("PORT=8080\n# no\nexport A='b c'\nX=\"y\"\n"), TOKENS),
                        bytes -> EnvironmentFile.parse(text(bytes).lines().toList(), "file")
                                .unknownNames()),
                new ParserFuzz(
                        new Fuzz(
                                "database address",
                                List.of("postgresql://user:p%40ss@db.example:5432/flor?sslmode=verify-full"),
                                TOKENS,
                                IllegalArgumentException.class),
                        bytes -> DatabaseAddress.parse(text(bytes)).place()),
                new ParserFuzz(
                        new Fuzz(
                                "address range",
                                List.of("10.0.0.0/8", "fe80::/10"),
                                TOKENS,
                                IllegalArgumentException.class),
                        bytes -> AddressRange.parse(text(bytes))),
                new ParserFuzz(
                        new Fuzz(
                                "every setting",
                                List.of("https://scribe.example", "smtp://a:b@mail:25", "5m", "1g", "a@b.example"),
                                TOKENS),
                        bytes -> Arrays.stream(Setting.values())
                                .forEach(setting -> setting.type().fault(text(bytes)))));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatever_is_written_is_taken_or_named_as_a_fault(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
