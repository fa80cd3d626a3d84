package org.florscribe.clinical.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.PhiText;

/**
 * One document on its way to one chart: a row of the write ledger. It says SENDING before anything leaves, so that after a
 * crash nobody believes that nothing did. Immutable: each verb gives the delivery as it is afterwards, and refuses what the
 * ledger does not allow.
 *
 * @param attempt tries since a person asked for it last
 * @param looks how often the chart was searched for it in vain since its answer was lost
 * @param node that sends it or sent it
 * @param nextAttemptAt when something is to be done about it by itself; empty when nothing is
 * @param sent what left last
 * @param receipt present when it is delivered
 * @param trouble what went wrong last
 * @param resolution who said what became of it, when the answer was lost
 */
public record Delivery(
        UUID id,
        UUID practiceId,
        Subject subject,
        DeliveryState state,
        int attempt,
        int looks,
        Optional<String> node,
        Optional<Instant> nextAttemptAt,
        Optional<Sent> sent,
        Optional<Receipt> receipt,
        Optional<Trouble> trouble,
        Optional<Resolution> resolution,
        String correlationId,
        long version,
        Instant createdAt) {

    private static final List<Duration> LOOKS =
            List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    /**
     * What goes where.
     *
     * @param of the note, the addendum, or the delivery whose document is withdrawn
     * @param ehrEncounter the visit's id in the chart, when somebody named it
     */
    public record Subject(
            UUID connectionId,
            UUID encounterId,
            UUID noteId,
            DocumentKind kind,
            UUID of,
            Optional<String> ehrEncounter) {}

    /**
     * What left, when, and for whom.
     *
     * @param contentHash SHA-256 of the document's text, line ends normalised, 32 bytes
     * @param ehrPatient the patient's id in the chart
     */
    public record Sent(Instant at, byte[] contentHash, String ehrPatient) {

        @Override
        public String toString() {
            return "Sent[" + at + "]";
        }
    }

    /**
     * The proof that it is there.
     *
     * @param externalId of the document in the chart; unknown when a person confirmed it without
     * @param readBackHash SHA-256 of what the chart gave back, when it could be read
     */
    public record Receipt(
            Optional<String> externalId,
            Optional<String> externalVersion,
            Instant deliveredAt,
            ReadBack readBack,
            Optional<byte[]> readBackHash) {

        Receipt with(ReadBack found, Optional<byte[]> hash, Optional<String> newVersion) {
            return new Receipt(externalId, newVersion.or(() -> externalVersion), deliveredAt, found, hash);
        }
    }

    /** @param words the EHR's own, which may speak of the patient; empty when it said nothing */
    public record Trouble(DeliveryReason reason, PhiText words) {

        public static Trouble of(DeliveryReason reason) {
            return new Trouble(reason, PhiText.EMPTY);
        }
    }

    /** Who looked into the chart and decided. */
    public record Resolution(UUID by, Instant at) {}

    public static Delivery queued(UUID id, UUID practiceId, Subject subject, String correlationId, Instant now) {
        return new Delivery(
                id,
                practiceId,
                subject,
                DeliveryState.QUEUED,
                0,
                0,
                Optional.empty(),
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                correlationId,
                0,
                now);
    }

    /**
     * The intent: stored and committed before the first byte leaves. From UNKNOWN only where the server is proven to take the
     * same document once; that counts as a look.
     */
    public Delivery sending(Sent what, String onNode) {
        require(DeliveryState.QUEUED, DeliveryState.UNKNOWN);
        return new DeliveryDraft(this)
                .to(DeliveryState.SENDING, Optional.empty())
                .attempts(attempt + 1, state == DeliveryState.UNKNOWN ? looks + 1 : 0)
                .sent(what, onNode)
                .trouble(Optional.empty())
                .done();
    }

    /** Certainly not accepted: nothing had left, or the EHR said to come back. */
    public Delivery toBeRepeated(Trouble why, Instant at) {
        require(DeliveryState.QUEUED, DeliveryState.SENDING);
        int tries = state == DeliveryState.QUEUED ? attempt + 1 : attempt;
        return new DeliveryDraft(this)
                .to(DeliveryState.QUEUED, Optional.of(at))
                .attempts(tries, 0)
                .trouble(Optional.of(why))
                .done();
    }

    /** As {@link #toBeRepeated}, but it was not even tried: the EHR is being left alone. */
    public Delivery postponed(Trouble why, Instant at) {
        require(DeliveryState.QUEUED, DeliveryState.UNKNOWN, DeliveryState.DELIVERED);
        return new DeliveryDraft(this)
                .to(state, Optional.of(at))
                .trouble(state == DeliveryState.QUEUED ? Optional.of(why) : trouble)
                .done();
    }

    /** Certainly not there, and trying again by itself would not help. */
    public Delivery parked(Trouble why) {
        require(DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN);
        return new DeliveryDraft(this)
                .to(DeliveryState.PARKED, Optional.empty())
                .trouble(Optional.of(why))
                .done();
    }

    /**
     * It left, and no answer can be relied on. From here on nothing is sent again unless that cannot make a second copy. It is
     * looked for 0, 1, 5 and 15 minutes after its answer was lost; then a person decides, who may also do so before.
     */
    public Delivery unknown(Trouble why, Instant now) {
        require(DeliveryState.SENDING);
        return new DeliveryDraft(this)
                .to(DeliveryState.UNKNOWN, nextLook(looks, now))
                .trouble(Optional.of(why))
                .done();
    }

    /** Looked for in the chart and not found. */
    public Delivery lookedForInVain(Instant now) {
        require(DeliveryState.UNKNOWN);
        return new DeliveryDraft(this)
                .to(DeliveryState.UNKNOWN, nextLook(looks + 1, now))
                .attempts(attempt, looks + 1)
                .done();
    }

    private static Optional<Instant> nextLook(int looked, Instant now) {
        if (looked == 0) {
            return Optional.of(now);
        }
        return looked < LOOKS.size()
                ? Optional.of(now.plus(LOOKS.get(looked)).minus(LOOKS.get(looked - 1)))
                : Optional.empty();
    }

    public Delivery delivered(Optional<String> externalId, Optional<String> externalVersion, Instant now) {
        require(DeliveryState.SENDING, DeliveryState.UNKNOWN);
        return new DeliveryDraft(this)
                .to(DeliveryState.DELIVERED, Optional.of(now))
                .attempts(attempt, 0)
                .receipt(new Receipt(externalId, externalVersion, now, ReadBack.PENDING, Optional.empty()))
                .trouble(Optional.empty())
                .done();
    }

    /** A person found it in the chart. */
    public Delivery confirmed(Optional<String> externalId, UUID by, Instant now) {
        require(DeliveryState.UNKNOWN);
        Optional<Instant> next = externalId.isPresent() ? Optional.of(now) : Optional.empty();
        ReadBack toRead = externalId.isPresent() ? ReadBack.PENDING : ReadBack.UNREADABLE;
        return new DeliveryDraft(this)
                .to(DeliveryState.DELIVERED, next)
                .attempts(attempt, 0)
                .receipt(new Receipt(externalId, Optional.empty(), now, toRead, Optional.empty()))
                .trouble(Optional.empty())
                .resolved(new Resolution(by, now))
                .done();
    }

    /** A person looked and did not find it. */
    public Delivery missing(UUID by, Instant now) {
        require(DeliveryState.UNKNOWN);
        return new DeliveryDraft(this)
                .to(DeliveryState.QUEUED, Optional.of(now))
                .attempts(0, 0)
                .resolved(new Resolution(by, now))
                .done();
    }

    /** A person asks for a parked one again: attempts count from the start. */
    public Delivery askedAgain(String newCorrelationId, Instant now) {
        require(DeliveryState.PARKED);
        return new DeliveryDraft(this)
                .to(DeliveryState.QUEUED, Optional.of(now))
                .attempts(0, 0)
                .correlation(newCorrelationId)
                .done();
    }

    public Delivery readBack(ReadBack found, Optional<byte[]> hash, Optional<String> newVersion) {
        require(DeliveryState.DELIVERED);
        Receipt before = receipt.orElseThrow();
        return new DeliveryDraft(this)
                .to(DeliveryState.DELIVERED, Optional.empty())
                .receipt(before.with(found, hash, newVersion))
                .trouble(
                        found == ReadBack.DIFFERENT
                                ? Optional.of(Trouble.of(DeliveryReason.NOT_AS_SENT))
                                : Optional.empty())
                .done();
    }

    /** Something about a delivered one that a person should know. */
    public Delivery noticed(Trouble what) {
        require(DeliveryState.DELIVERED);
        return new DeliveryDraft(this).trouble(Optional.of(what)).done();
    }

    public boolean isDue(Instant now) {
        return nextAttemptAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    public Optional<String> externalId() {
        return receipt.flatMap(Receipt::externalId);
    }

    public boolean isPendingReadBack() {
        return receipt.filter(it -> it.readBack() == ReadBack.PENDING).isPresent();
    }

    private void require(DeliveryState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw new Conflict("wrong-state", "This delivery stands somewhere else by now. Look at it again.");
        }
    }
}
