package org.florscribe.practice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTableTest {

    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"})
    void a_name_that_a_spreadsheet_would_calculate_is_words(String name) {
        String csv = AuditTable.of(List.of(event()), Map.of(PERSON, name));

        assertThat(csv).contains(",\"'" + name + "\",").doesNotContain(",\"" + name);
    }

    @Test
    void quotes_stay_within_their_field() {
        String csv = AuditTable.of(List.of(event()), Map.of(PERSON, "Ann \"=1+1\" Farrow"));

        assertThat(csv).contains(",\"Ann \"\"=1+1\"\" Farrow\",");
        assertThat(csv.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PATIENT_VIEWED, READ",
        "AUDIO_LISTENED, READ",
        "NOTE_PRINTED, READ",
        "PATIENT_CREATED, CREATE",
        "NOTE_SIGNED, UPDATE",
        "NOTE_ENTERED_IN_ERROR, UPDATE",
        "AUDIO_DESTROYED, DELETE",
        "EMERGENCY_OPENED, EXECUTE"
    })
    void what_was_done_has_a_kind(AuditAction action, AuditAction.Kind kind) {
        assertThat(action.kind()).isEqualTo(kind);
    }

    private static AuditEvent event() {
        return new AuditEvent(
                PERSON,
                Instant.EPOCH,
                Caller.Kind.PERSON,
                Optional.of(PERSON),
                Optional.empty(),
                AuditAction.PATIENT_VIEWED,
                "patient",
                Optional.empty(),
                Optional.empty(),
                AuditOutcome.SUCCESS,
                "",
                "c",
                false,
                Optional.empty());
    }
}
