package org.florscribe.api.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ParamConverter;
import java.io.CharConversionException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.florscribe.api.body.Json;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.florscribe.web.view.DateFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters of calls and pages, versions, typed dates and JSON bodies. */
public class ParameterFuzzTest {

    private static final List<String> TOKENS = List.of(
            "-",
            ":",
            "+",
            "T",
            "Z",
            "2026-02-30",
            "24:00:00",
            "+999999999",
            "e9",
            "0x",
            "٣",
            "\u0000",
            "\"",
            "W/",
            "{",
            "}",
            "[",
            "]",
            ",",
            "\\u0000",
            "\\ud800",
            "null",
            "1e999",
            "9".repeat(50),
            "true",
            " ",
            "-0",
            "NaN");

    public static List<ParserFuzz> cases() {
        ObjectMapper json = Json.mapper();
        return List.of(
                parameter("id", UUID.class, "01a1fd23-7bcc-7778-bf7f-ade10d65ce5d"),
                parameter("time", Instant.class, "2026-03-01T09:00:00Z"),
                parameter("date", LocalDate.class, "2026-03-01"),
                parameter("number", Integer.class, "50"),
                parameter("truth", Boolean.class, "true"),
                parameter("choice", AuditAction.class, AuditAction.NOTE_SIGNED.name()),
                new ParserFuzz(
                        new Fuzz(
                                "If-Match",
                                List.of("\"7\"", "W/\"12\""),
                                TOKENS,
                                StaleVersion.class,
                                ProblemException.class),
                        bytes -> Versions.required(text(bytes))),
                new ParserFuzz(new Fuzz("typed date", List.of("7", "12", "2026"), TOKENS), bytes -> {
                    DateFields date = new DateFields(LocalDate.of(2026, 3, 1));
                    date.setDay(text(bytes));
                    date.date();
                    date.setYear(text(bytes));
                    date.date();
                }),
                new ParserFuzz(
                        new Fuzz(
                                "JSON body",
                                List.of("{\"a\":[1,2.5,null,\"x\",{\"b\":true}]}"),
                                TOKENS,
                                JsonProcessingException.class,
                                CharConversionException.class),
                        bytes -> json.readTree(bytes)));
    }

    private static ParserFuzz parameter(String name, Class<?> type, String sample) {
        ParamConverter<?> converter =
                Objects.requireNonNull(new Parameters().getConverter(type, type, new Annotation[0]));
        return new ParserFuzz(
                new Fuzz("parameter: " + name, List.of(sample), TOKENS, NotFound.class, InvalidInput.class),
                bytes -> converter.fromString(text(bytes)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_cannot_be_read_is_refused_in_words(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
