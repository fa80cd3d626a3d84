package org.florscribe.clinical.encounter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.PhiText;

/**
 * One visit of one patient with one clinician. It is planned, a conversation is brought, steps turn it into a draft, a
 * clinician reviews and signs it; or it is cancelled before that. Immutable: each verb gives the visit as it is afterwards.
 *
 * @param clinicianId who is responsible for it and whose note it is
 * @param preparedBy who prepares it for them; empty when they do so themselves
 * @param confidential only its clinician sees it, and whom they let in
 * @param visitOn the day in the practice's time zone
 * @param reason may be empty
 * @param language that is spoken, ISO 639-1, where somebody said so; otherwise whoever writes it down finds out
 * @param version optimistic; the repository refuses to store over a newer one
 */
public record Encounter(
        UUID id,
        UUID patientId,
        UUID clinicianId,
        Optional<UUID> preparedBy,
        boolean confidential,
        EncounterStage stage,
        Optional<Attention> attention,
        Instant scheduledAt,
        LocalDate visitOn,
        PhiText reason,
        Optional<String> language,
        Optional<Cancellation> cancellation,
        long version,
        Instant createdAt) {

    /** One that its clinician prepares and that is not confidential. */
    public Encounter(
            UUID id,
            UUID patientId,
            UUID clinicianId,
            EncounterStage stage,
            Optional<Attention> attention,
            Instant scheduledAt,
            LocalDate visitOn,
            PhiText reason,
            Optional<String> language,
            Optional<Cancellation> cancellation,
            long version,
            Instant createdAt) {
        this(
                id,
                patientId,
                clinicianId,
                Optional.empty(),
                false,
                stage,
                attention,
                scheduledAt,
                visitOn,
                reason,
                language,
                cancellation,
                version,
                createdAt);
    }

    /** How a visit ended without a note. */
    public record Cancellation(Kind kind, PhiText reason) {
        public enum Kind {
            CANCELLED,
            NO_SHOW
        }
    }

    public Encounter to(EncounterStage next) {
        if (!stage.mayBecome(next)) {
            throw new Conflict("wrong-stage", "This visit is " + words(stage) + "; that is not possible any more.");
        }
        return with(patientId, next, attention, cancellation);
    }

    /** A withdrawn consent outweighs whatever else is noticed later: it stays until it is settled. */
    public Encounter needing(Attention what) {
        return consentIsWithdrawn() ? this : with(patientId, stage, Optional.of(what), cancellation);
    }

    /** What the visit waited for is there; a withdrawn consent stays until it is settled. */
    public Encounter needingNothing() {
        return consentIsWithdrawn() ? this : consentSettled();
    }

    /** Consent was given again, the conversation was destroyed, or a clinician answers for keeping it with a signature. */
    public Encounter consentSettled() {
        return with(patientId, stage, Optional.empty(), cancellation);
    }

    public boolean consentIsWithdrawn() {
        return attention.filter(Attention.CONSENT_WITHDRAWN::equals).isPresent();
    }

    /** Nothing of the visit changes any more but its signed note's addenda and marks. */
    public boolean isClosed() {
        return stage == EncounterStage.SIGNED || stage == EncounterStage.CANCELLED;
    }

    public Encounter cancelled(Cancellation how) {
        if (stage == EncounterStage.CANCELLED) {
            throw new Conflict("wrong-stage", "This visit is cancelled already.");
        }
        return to(EncounterStage.CANCELLED)
                .with(patientId, EncounterStage.CANCELLED, Optional.empty(), Optional.of(how));
    }

    /** The same visit for the right patient; only before it is signed. */
    public Encounter movedTo(UUID rightPatientId) {
        if (stage == EncounterStage.SIGNED || stage == EncounterStage.CANCELLED) {
            throw new Conflict("wrong-stage", "This visit is " + words(stage) + "; it stays with its patient.");
        }
        return with(rightPatientId, stage, attention, cancellation);
    }

    /** What is spoken in it, as somebody says; only as long as there is something to be written down. */
    public Encounter spokenIn(Optional<String> newLanguage) {
        if (isClosed()) {
            throw new Conflict("wrong-stage", "This visit is " + words(stage) + "; that is not possible any more.");
        }
        return new Encounter(
                id,
                patientId,
                clinicianId,
                preparedBy,
                confidential,
                stage,
                attention,
                scheduledAt,
                visitOn,
                reason,
                newLanguage,
                cancellation,
                version,
                createdAt);
    }

    /** Prepared by this person, unless that is the clinician. */
    public Encounter preparedBy(UUID staffId) {
        return seen(Optional.of(staffId).filter(it -> !it.equals(clinicianId)), confidential);
    }

    /** Only for its clinician's eyes, or again for everybody's who works with charts. At any stage: a signed visit too. */
    public Encounter confidential(boolean nowConfidential) {
        return seen(preparedBy, nowConfidential);
    }

    private Encounter seen(Optional<UUID> newPreparedBy, boolean newConfidential) {
        return new Encounter(
                id,
                patientId,
                clinicianId,
                newPreparedBy,
                newConfidential,
                stage,
                attention,
                scheduledAt,
                visitOn,
                reason,
                language,
                cancellation,
                version,
                createdAt);
    }

    private Encounter with(
            UUID newPatientId,
            EncounterStage newStage,
            Optional<Attention> newAttention,
            Optional<Cancellation> newCancellation) {
        return new Encounter(
                id,
                newPatientId,
                clinicianId,
                preparedBy,
                confidential,
                newStage,
                newAttention,
                scheduledAt,
                visitOn,
                reason,
                language,
                newCancellation,
                version,
                createdAt);
    }

    private static String words(EncounterStage stage) {
        return switch (stage) {
            case PLANNED -> "planned";
            case RECORDING -> "being recorded";
            case TRANSCRIBING, EXTRACTING, DRAFTING -> "being worked on";
            case IN_REVIEW -> "in review";
            case SIGNED -> "signed";
            case CANCELLED -> "cancelled";
        };
    }
}
