package org.florscribe.practice.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private static final UUID PRACTICE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID LINE = UUID.fromString("01890a5d-ac97-7000-8000-000000000001");
    private static final UUID PERSON = UUID.fromString("01890a5d-ac97-7000-8000-000000000002");
    private static final UUID PATIENT = UUID.fromString("01890a5d-ac97-7000-8000-000000000003");

    /** Written by hand from the description of form 1: these bytes hold for ever. */
    private static final String FORM_1 = "01" // form
            + "01890a5dac96774bbcceb302099a8057" // practice
            + "0000000000000007" // number
            + "01890a5dac9770008000000000000001" // line
            + "0005e2bd9d1a5c00" // 2022-07-01T12:34:56.000000Z in microseconds
            + "00000006" + "504552534f4e" // PERSON
            + "01" + "01890a5dac9770008000000000000002"
            + "00"
            + "0000000e" + "50415449454e545f564945574544" // PATIENT_VIEWED
            + "00000007" + "70617469656e74" // patient
            + "01" + "01890a5dac9770008000000000000003"
            + "01" + "01890a5dac9770008000000000000003"
            + "00000007" + "53554343455353" // SUCCESS
            + "00000009" + "3139322e302e322e37" // 192.0.2.7
            + "00000003" + "c3a931" // é1
            + "00" // no emergency
            + "00"; // no digest

    static ChainEntry entry(long seq) {
        return new ChainEntry(
                PRACTICE,
                seq,
                LINE,
                Instant.parse("2022-07-01T12:34:56Z"),
                "PERSON",
                Optional.of(PERSON),
                Optional.empty(),
                "PATIENT_VIEWED",
                "patient",
                Optional.of(PATIENT),
                Optional.of(PATIENT),
                "SUCCESS",
                "192.0.2.7",
                "é1",
                false,
                Optional.empty());
    }

    @Test
    void the_first_form_is_these_bytes_for_ever() {
        assertThat(HexFormat.of().formatHex(CanonicalForm.of(entry(7), 1))).isEqualTo(FORM_1);
    }

    @Test
    void the_hash_of_the_first_line_is_this_for_ever() {
        ChainHead none = ChainHead.beforeAll(PRACTICE);
        ChainHead first = none.then(entry(1), 1);

        assertThat(HexFormat.of().formatHex(none.hash()))
                .isEqualTo("3ce78545b70fba109083f2dce7fefda60eafb17025a9b89d494d1bf80a09229d");
        assertThat(HexFormat.of().formatHex(first.hash()))
                .isEqualTo("396b3e8b5618feb8a6ecf988d210962624789c696ecb7897c627c0406037cfca");
        assertThat(ChainHead.in("2026-11-22 info " + first.words() + " c2lnbmF0dXJl")
                        .orElseThrow()
                        .words())
                .isEqualTo(first.words());
    }

    @Test
    void what_was_written_is_read_as_it_was_and_no_two_lines_are_written_alike() {
        Random random = new Random(8);
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            ChainEntry entry = anyEntry(random);
            byte[] bytes = CanonicalForm.of(entry, CanonicalForm.CURRENT);
            ChainEntry read = CanonicalForm.read(bytes);
            assertThat(parts(read)).isEqualTo(parts(entry));
            String before = seen.put(HexFormat.of().formatHex(bytes), parts(entry));
            assertThat(before).isIn(null, parts(entry));
        }
    }

    @Test
    void bytes_that_are_no_line_are_refused_and_never_read_as_another() {
        tryBrokenBytes(new Random(9), 20_000);
    }

    @Test
    @Tag("long")
    void ten_minutes_of_broken_bytes_break_nothing() {
        long end = System.nanoTime() + 600_000_000_000L;
        for (int seed = 0; System.nanoTime() < end; seed++) {
            tryBrokenBytes(new Random(seed), 10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void a_form_of_another_version_is_refused(int form) {
        assertThatThrownBy(() -> CanonicalForm.of(entry(1), form)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void tryBrokenBytes(Random random, int times) {
        for (int i = 0; i < times; i++) {
            byte[] bytes = CanonicalForm.of(anyEntry(random), CanonicalForm.CURRENT);
            byte[] broken = switch (random.nextInt(4)) {
                case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
                case 2 -> randomBytes(random, random.nextInt(300));
                default -> {
                    byte[] changed = bytes.clone();
                    changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
                    yield changed;
                }
            };
            try {
                ChainEntry read = CanonicalForm.read(broken);
                // read at all: then it is that line exactly, and no other
                assertThat(CanonicalForm.of(read, CanonicalForm.CURRENT)).isEqualTo(broken);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("\0");
            }
        }
    }

    private static ChainEntry anyEntry(Random random) {
        return new ChainEntry(
                new UUID(random.nextInt(2), random.nextInt(2)),
                random.nextInt(3),
                new UUID(random.nextInt(2), random.nextInt(2)),
                CanonicalForm.moment(random.nextLong() >> random.nextInt(8)),
                text(random),
                id(random),
                id(random),
                text(random),
                text(random),
                id(random),
                id(random),
                text(random),
                text(random),
                text(random),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.empty() : Optional.of(randomBytes(random, 32)));
    }

    private static Optional<UUID> id(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new UUID(random.nextInt(2), random.nextInt(2)));
    }

    private static String text(Random random) {
        String[] texts = {"", "A", "AB", "B", "é", "\u0001", "𝄞", "a\nb", "x".repeat(random.nextInt(40))};
        return texts[random.nextInt(texts.length)];
    }

    private static byte[] randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String parts(ChainEntry entry) {
        return entry + "|" + entry.occurredAt() + "|" + entry.actorKind() + "|" + entry.actorId() + "|"
                + entry.sessionId() + "|" + entry.objectType() + "|" + entry.objectId() + "|" + entry.patientId() + "|"
                + entry.outcome() + "|" + entry.origin() + "|" + entry.correlationId() + "|" + entry.emergency() + "|"
                + entry.digest().map(HexFormat.of()::formatHex);
    }
}
