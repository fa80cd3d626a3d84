package org.florscribe.adapter.jpa;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.PageRequest;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a list goes on, as callers may forge it; both as it comes and with good base64 around bad parts. */
public class CursorFuzzTest {

    private static final String PARTS = "2026-03-01T09:00:00Z\n01a1fd23-7bcc-7778-bf7f-ade10d65ce5d";
    private static final List<String> TOKENS = List.of(
            "\n",
            "-",
            ":",
            "T",
            "Z",
            "+999999999-12-31",
            "-999999999-01-01",
            "1000000000",
            "\u0000",
            "=",
            "MjAyNg",
            "ff",
            "é",
            "0");

    public static List<ParserFuzz> cases() {
        return List.of(
                new ParserFuzz(
                        new Fuzz("cursor", List.of(encoded(PARTS)), TOKENS, InvalidInput.class),
                        bytes -> read(new String(bytes, StandardCharsets.UTF_8))),
                new ParserFuzz(
                        new Fuzz("cursor parts", List.of(PARTS), TOKENS, InvalidInput.class),
                        bytes -> read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))));
    }

    private static String encoded(String parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(String text) {
        Cursor cursor = Cursor.after(new PageRequest(10, Optional.of(text)), 2).orElseThrow();
        cursor.instant(0);
        cursor.uuid(1);
        cursor.date(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_forged_cursor_is_refused_by_name(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
