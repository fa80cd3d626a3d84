package org.florscribe.practice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tampering as somebody could do it who may write everything in the database, and has no key. */
class ChainVerificationTest {

    private static final UUID PRACTICE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final int LINES = 60;

    private final List<StoredLine> chain = chain(LINES);
    private final ChainHead end = headOf(chain.get(LINES - 1));

    @Test
    void an_untouched_chain_is_right() {
        ChainVerification verification = verification(List.of(head(20), head(LINES)));
        chain.forEach(line -> assertThat(verification.next(line)).isTrue());

        assertThat(verification.end(Optional.of(end))).isEmpty();
        assertThat(verification.lines()).isEqualTo(LINES);
        assertThat(verification.last().words()).isEqualTo(end.words());
    }

    @Test
    void a_thousand_tamperings_are_all_found_and_the_line_is_named() {
        Random random = new Random(2026);
        for (int i = 0; i < 1_000; i++) {
            List<StoredLine> lines = new ArrayList<>(chain);
            int at = random.nextInt(LINES);
            int kind = i % 8;
            long named = switch (kind) {
                case 0 -> edit(lines, at, random);
                case 1 -> delete(lines, at);
                case 2 -> insert(lines, at);
                case 3 -> swap(lines, at, random);
                case 4 -> renumber(lines, at, random);
                case 5 -> editWithNewHash(lines, at);
                case 6 -> recomputeFrom(lines, at);
                default -> insertAndRecompute(lines, at);
            };
            // a line cut off the end leaves the head of the database, which the test leaves alone
            Optional<ChainFault> fault = faultIn(lines, List.of(), Optional.of(end), true);
            assertThat(fault)
                    .as("tampering %d of kind %d at %d", i, kind, at + 1)
                    .isPresent();
            assertThat(fault.get().seq())
                    .as(
                            "tampering %d of kind %d at %d: %s",
                            i, kind, at + 1, fault.get().words())
                    .isEqualTo(named);
        }
    }

    @Test
    void a_tail_that_was_cut_off_with_its_head_is_found_by_a_head_that_left() {
        for (int left = 0; left < LINES; left++) {
            List<StoredLine> lines = chain.subList(0, left);
            Optional<ChainHead> moved = left == 0 ? Optional.empty() : Optional.of(headOf(chain.get(left - 1)));
            assertThat(faultIn(lines, List.of(), moved, true)).isEmpty();
            ChainFault fault =
                    faultIn(lines, List.of(head(3), head(LINES)), moved, true).orElseThrow();
            assertThat(fault.kind()).isEqualTo(ChainFault.Kind.CUT_OFF);
            assertThat(fault.seq()).isEqualTo(left + 1);
        }
    }

    @Test
    void a_chain_made_anew_is_found_by_its_seals_or_by_a_head_that_left() {
        List<StoredLine> lines = new ArrayList<>(chain);
        recomputeFrom(lines, 9);
        Optional<ChainHead> moved = Optional.of(headOf(lines.get(LINES - 1)));

        assertThat(faultIn(lines, List.of(), moved, false)).isEmpty();
        assertThat(faultIn(lines, List.of(), moved, true).orElseThrow().kind()).isEqualTo(ChainFault.Kind.NOT_SEALED);
        assertThat(faultIn(lines, List.of(), moved, true).orElseThrow().seq()).isEqualTo(10);
        ChainFault byHead =
                faultIn(lines, List.of(head(8), head(20)), moved, false).orElseThrow();
        assertThat(byHead.kind()).isEqualTo(ChainFault.Kind.UNLIKE_HEAD);
        assertThat(byHead.seq()).isEqualTo(20);
    }

    @Test
    void a_log_that_was_trimmed_in_time_is_right_only_when_the_chain_says_so() {
        ChainHead anchor = head(30);
        List<StoredLine> rest = new ArrayList<>(chain.subList(30, LINES));
        ChainEntry said = entry(LINES + 1, AuditAction.AUDIT_TRIMMED.name(), Optional.of(anchor.digest()));
        StoredLine trimming = sealed(end, said);

        assertThat(faultIn(rest, Optional.of(anchor), end).orElseThrow().kind())
                .isEqualTo(ChainFault.Kind.TRIMMED_UNSAID);
        rest.add(trimming);
        assertThat(faultIn(rest, Optional.of(anchor), headOf(trimming))).isEmpty();
        rest.remove(0);
        assertThat(faultIn(rest, Optional.of(head(31)), headOf(trimming))
                        .orElseThrow()
                        .seq())
                .isEqualTo(32);
    }

    @Test
    void a_line_of_another_practice_and_two_heads_that_contradict_each_other_are_found() {
        ChainHead strange = new ChainHead(PRACTICE, 20, head(21).hash());

        assertThat(faultIn(chain, List.of(head(20), strange), Optional.of(end), true)
                        .orElseThrow()
                        .seq())
                .isEqualTo(20);
        assertThat(faultIn(chain, List.of(ChainHead.beforeAll(UUID.randomUUID())), Optional.of(end), true))
                .isEmpty();
    }

    @Test
    void what_the_table_of_heads_says_is_held_against_the_last_line() {
        List<StoredLine> cut = chain.subList(0, LINES - 2);
        ChainFault gone = faultIn(cut, List.of(), Optional.of(end), true).orElseThrow();
        assertThat(gone.kind()).isEqualTo(ChainFault.Kind.CUT_OFF);
        assertThat(gone.seq()).isEqualTo(LINES - 1);
        assertThat(gone.words()).isEqualTo("line 59 is gone, with all that came after it");

        ChainFault beyond =
                faultIn(chain, List.of(), Optional.of(head(LINES - 1)), true).orElseThrow();
        assertThat(beyond.kind()).isEqualTo(ChainFault.Kind.BEYOND_HEAD);
        assertThat(beyond.seq()).isEqualTo(LINES);

        ChainHead other = new ChainHead(PRACTICE, LINES, head(1).hash());
        ChainFault unlike = faultIn(chain, List.of(), Optional.of(other), true).orElseThrow();
        assertThat(unlike.kind()).isEqualTo(ChainFault.Kind.CHANGED);
        assertThat(unlike.seq()).isEqualTo(LINES);
        assertThat(faultIn(chain, List.of(), Optional.empty(), true))
                .as("a file has no head")
                .isEmpty();
    }

    @Test
    void nothing_is_read_any_more_after_a_fault_and_the_first_is_named_by_number_and_id() {
        ChainVerification verification = verification(List.of());
        assertThat(verification.next(chain.get(1))).isFalse();
        assertThat(verification.next(chain.get(0))).isFalse();

        assertThat(verification.lines()).isZero();
        ChainFault fault = verification.end(Optional.of(end)).orElseThrow();
        assertThat(fault.kind()).isEqualTo(ChainFault.Kind.MISSING);
        assertThat(fault.seq()).isEqualTo(1);
        List<StoredLine> twice = new ArrayList<>(chain);
        twice.add(1, chain.get(0));
        assertThat(faultIn(twice, List.of(), Optional.of(end), true)
                        .orElseThrow()
                        .words())
                .isEqualTo("line 1 (" + new UUID(1, 7) + ") stands where no line belongs");
    }

    @Test
    void a_log_of_which_everything_was_trimmed_needs_the_word_of_the_chain_too() {
        ChainFault fault = faultIn(List.of(), Optional.of(end), end).orElseThrow();

        assertThat(fault.kind()).isEqualTo(ChainFault.Kind.TRIMMED_UNSAID);
        assertThat(fault.seq()).isEqualTo(LINES + 1);
        assertThat(faultIn(List.of(), Optional.of(ChainHead.beforeAll(PRACTICE)), ChainHead.beforeAll(PRACTICE)))
                .as("nothing was ever trimmed")
                .isEmpty();
    }

    private static long edit(List<StoredLine> lines, int at, Random random) {
        StoredLine line = lines.get(at);
        ChainEntry was = line.entry();
        ChainEntry now = new ChainEntry(
                was.practiceId(),
                was.seq(),
                was.id(),
                random.nextBoolean() ? was.occurredAt() : was.occurredAt().plusMillis(1),
                was.actorKind(),
                Optional.of(UUID.randomUUID()),
                was.sessionId(),
                random.nextBoolean() ? was.action() : "SIGN_OUT",
                was.objectType(),
                was.objectId(),
                random.nextBoolean() ? Optional.empty() : was.patientId(),
                was.outcome(),
                was.origin(),
                was.correlationId(),
                random.nextBoolean(),
                was.digest());
        lines.set(at, new StoredLine(now, line.form(), line.hash(), line.seal()));
        return at + 1L;
    }

    private static long delete(List<StoredLine> lines, int at) {
        lines.remove(at);
        return at + 1L;
    }

    private static long insert(List<StoredLine> lines, int at) {
        StoredLine copy = lines.get(at);
        for (int i = lines.size() - 1; i >= at; i--) {
            lines.set(i, numbered(lines.get(i), i + 2));
        }
        lines.add(at, new StoredLine(entry(at + 1, "SIGN_OUT", Optional.empty()), 1, copy.hash(), copy.seal()));
        return at + 1L;
    }

    private static long swap(List<StoredLine> lines, int at, Random random) {
        int other = (at + 1 + random.nextInt(LINES - 1)) % LINES;
        StoredLine first = lines.get(at);
        lines.set(at, numbered(lines.get(other), at + 1));
        lines.set(other, numbered(first, other + 1));
        return Math.min(at, other) + 1L;
    }

    private static long renumber(List<StoredLine> lines, int at, Random random) {
        lines.set(at, numbered(lines.get(at), LINES + 1 + random.nextInt(5)));
        lines.sort(Comparator.comparing(line -> line.entry().seq()));
        return at + 1 == LINES ? LINES : at + 1;
    }

    private static long editWithNewHash(List<StoredLine> lines, int at) {
        ChainHead before = at == 0 ? ChainHead.beforeAll(PRACTICE) : headOf(lines.get(at - 1));
        ChainEntry changed = entry(at + 1, "SIGN_OUT", Optional.empty());
        lines.set(
                at,
                new StoredLine(
                        changed,
                        1,
                        before.then(changed, 1).hash(),
                        lines.get(at).seal()));
        return at + 1L;
    }

    private static long recomputeFrom(List<StoredLine> lines, int at) {
        ChainHead head = at == 0 ? ChainHead.beforeAll(PRACTICE) : headOf(lines.get(at - 1));
        for (int i = at; i < lines.size(); i++) {
            ChainEntry entry = i == at
                    ? entry(at + 1, "SIGN_OUT", Optional.empty())
                    : lines.get(i).entry();
            head = head.then(entry, 1);
            lines.set(i, new StoredLine(entry, 1, head.hash(), lines.get(i).seal()));
        }
        return at + 1L;
    }

    private static long insertAndRecompute(List<StoredLine> lines, int at) {
        insert(lines, at);
        return recomputeFrom(lines, at);
    }

    private static StoredLine numbered(StoredLine line, long seq) {
        ChainEntry was = line.entry();
        ChainEntry now = new ChainEntry(
                was.practiceId(),
                seq,
                was.id(),
                was.occurredAt(),
                was.actorKind(),
                was.actorId(),
                was.sessionId(),
                was.action(),
                was.objectType(),
                was.objectId(),
                was.patientId(),
                was.outcome(),
                was.origin(),
                was.correlationId(),
                was.emergency(),
                was.digest());
        return new StoredLine(now, line.form(), line.hash(), line.seal());
    }

    private ChainHead head(int seq) {
        return headOf(chain.get(seq - 1));
    }

    private static ChainHead headOf(StoredLine line) {
        return new ChainHead(PRACTICE, line.entry().seq(), line.hash());
    }

    private Optional<ChainFault> faultIn(
            List<StoredLine> lines, List<ChainHead> heads, Optional<ChainHead> stored, boolean withSeals) {
        ChainVerification verification = new ChainVerification(
                PRACTICE,
                Optional.empty(),
                heads,
                withSeals ? Optional.of(ChainVerificationTest::seal) : Optional.empty());
        lines.forEach(verification::next);
        return verification.end(stored);
    }

    private static Optional<ChainFault> faultIn(List<StoredLine> lines, Optional<ChainHead> anchor, ChainHead stored) {
        ChainVerification verification =
                new ChainVerification(PRACTICE, anchor, List.of(), Optional.of(ChainVerificationTest::seal));
        lines.forEach(verification::next);
        return verification.end(Optional.of(stored));
    }

    private static ChainVerification verification(List<ChainHead> heads) {
        return new ChainVerification(PRACTICE, Optional.empty(), heads, Optional.of(ChainVerificationTest::seal));
    }

    private static List<StoredLine> chain(int lines) {
        List<StoredLine> chain = new ArrayList<>();
        ChainHead head = ChainHead.beforeAll(PRACTICE);
        for (int seq = 1; seq <= lines; seq++) {
            StoredLine line = sealed(head, entry(seq, "PATIENT_VIEWED", Optional.empty()));
            chain.add(line);
            head = headOf(line);
        }
        return Collections.unmodifiableList(chain);
    }

    private static StoredLine sealed(ChainHead before, ChainEntry entry) {
        byte[] hash = before.then(entry, CanonicalForm.CURRENT).hash();
        return new StoredLine(entry, CanonicalForm.CURRENT, hash, seal(hash));
    }

    /** As good as one with a key: whoever tampers here does not use it. */
    private static byte[] seal(byte[] hash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("a key nobody has".getBytes(StandardCharsets.UTF_8));
            return digest.digest(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChainEntry entry(long seq, String action, Optional<byte[]> digest) {
        return new ChainEntry(
                PRACTICE,
                seq,
                new UUID(seq, 7),
                Instant.parse("2026-11-22T04:00:00Z").plusSeconds(seq),
                "PERSON",
                Optional.of(new UUID(1, 2)),
                Optional.empty(),
                action,
                "patient",
                Optional.of(new UUID(3, seq % 7)),
                Optional.of(new UUID(3, seq % 7)),
                "SUCCESS",
                "192.0.2.7",
                "correlation-" + seq,
                false,
                digest);
    }
}
