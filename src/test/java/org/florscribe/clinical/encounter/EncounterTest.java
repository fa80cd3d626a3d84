package org.florscribe.clinical.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter.Cancellation;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class EncounterTest {

    private static final Cancellation MISSED = new Cancellation(Cancellation.Kind.NO_SHOW, PhiText.EMPTY);

    private final Encounter planned = new Encounter(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            EncounterStage.PLANNED,
            Optional.empty(),
            Instant.parse("2026-11-20T09:00:00Z"),
            LocalDate.of(2026, 11, 20),
            PhiText.of("Cough"),
            Optional.empty(),
            Optional.empty(),
            0,
            Instant.parse("2026-11-19T09:00:00Z"));

    @Test
    void a_planned_visit_can_be_missed() {
        Encounter missed = planned.cancelled(MISSED);

        assertThat(missed.stage()).isEqualTo(EncounterStage.CANCELLED);
        assertThat(missed.cancellation()).contains(MISSED);
    }

    @Test
    void a_signed_visit_cannot_be_called_off() {
        Encounter signed = planned.to(EncounterStage.IN_REVIEW).to(EncounterStage.SIGNED);

        assertThatThrownBy(() -> signed.cancelled(MISSED)).isInstanceOf(Conflict.class);
    }

    @Test
    void before_signing_a_visit_moves_to_the_right_patient() {
        UUID right = UUID.randomUUID();

        assertThat(planned.movedTo(right).patientId()).isEqualTo(right);
    }

    @Test
    void a_signed_visit_stays_with_its_patient() {
        Encounter signed = planned.to(EncounterStage.IN_REVIEW).to(EncounterStage.SIGNED);

        assertThatThrownBy(() -> signed.movedTo(UUID.randomUUID())).isInstanceOf(Conflict.class);
    }

    @Test
    void attention_lasts_until_it_is_settled() {
        Encounter waiting = planned.needing(Attention.NOTHING_TO_DRAFT);

        assertThat(waiting.attention()).contains(Attention.NOTHING_TO_DRAFT);
        assertThat(waiting.needingNothing().attention()).isEmpty();
    }

    @Test
    void a_withdrawn_consent_stays_until_it_is_settled() {
        Encounter withdrawn = planned.to(EncounterStage.EXTRACTING).needing(Attention.CONSENT_WITHDRAWN);

        assertThat(withdrawn.needingNothing().attention()).contains(Attention.CONSENT_WITHDRAWN);
        assertThat(withdrawn.needing(Attention.STEP_PARKED).attention()).contains(Attention.CONSENT_WITHDRAWN);
        assertThat(withdrawn.consentSettled().attention()).isEmpty();
        assertThat(withdrawn.cancelled(MISSED).attention()).isEmpty();
    }

    @Test
    void what_was_called_off_stays_as_it_was_called_off() {
        Encounter missed = planned.cancelled(MISSED);

        assertThatThrownBy(() -> missed.cancelled(new Cancellation(Cancellation.Kind.CANCELLED, PhiText.EMPTY)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void it_prints_no_reason() {
        assertThat(planned.toString()).doesNotContain("Cough");
    }
}
