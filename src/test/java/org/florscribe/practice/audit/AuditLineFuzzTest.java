package org.florscribe.practice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines of the access log in their canonical form, and heads of the chain as they stand in other people's logs. */
public class AuditLineFuzzTest {

    private static final List<String> BYTES =
            List.of("\u0000", "\u0001", "\u0000\u0000\u0000\u0000", "\u007f\u007f\u007f\u007f", "\u00e9", "patient");

    private static final List<String> WORDS = List.of(
            " ", "-", ":", "=", "\n", "\u0000", "0", "9223372036854775808", "ff", "gg", "audit", "\u00e9", "head");

    public static List<ParserFuzz> cases() {
        return List.of(
                new ParserFuzz(
                        Fuzz.ofBytes(
                                "canonical form",
                                List.of(
                                        CanonicalForm.of(CanonicalFormTest.entry(7), 1),
                                        CanonicalForm.of(
                                                CanonicalFormTest.entry(Long.MAX_VALUE), CanonicalForm.CURRENT)),
                                BYTES,
                                IllegalArgumentException.class),
                        AuditLineFuzzTest::read),
                new ParserFuzz(
                        new Fuzz(
                                "head of the chain",
                                List.of("2026-11-22 info "
                                        + ChainHead.beforeAll(new UUID(1, 2))
                                                .then(CanonicalFormTest.entry(1), 1)
                                                .words()
                                        + " c2lnbmF0dXJl"),
                                WORDS),
                        bytes -> ChainHead.in(new String(bytes, StandardCharsets.UTF_8))));
    }

    /** Read at all: then it is that line exactly, and no other. */
    private static void read(byte[] bytes) {
        assertThat(CanonicalForm.of(CanonicalForm.read(bytes), bytes[0])).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bytes_are_a_line_or_refused(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
