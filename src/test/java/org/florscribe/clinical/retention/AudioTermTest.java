package org.florscribe.clinical.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryReason;
import org.florscribe.clinical.export.DocumentKind;
import org.florscribe.clinical.retention.UnsignedNotice.Kind;
import org.florscribe.practice.tenant.KeepTimes;
import org.florscribe.practice.tenant.RecordDays;
import org.junit.jupiter.api.Test;

class AudioTermTest {

    private static final Instant SIGNED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void the_time_runs_from_the_signature_where_nothing_is_to_be_delivered() {
        assertThat(AudioTerm.ofSigned(SIGNED, List.of(), KeepTimes.USUAL)).contains(SIGNED.plus(days(30)));
        assertThat(AudioTerm.ofSigned(SIGNED, List.of(), new KeepTimes(0, 90, RecordDays.AS_THE_VISIT)))
                .contains(SIGNED);
    }

    @Test
    void it_runs_from_the_last_delivery_that_arrived_later() {
        Delivery soon = sent().delivered(Optional.of("1"), Optional.empty(), SIGNED.plusSeconds(60));
        Delivery late = sent().delivered(Optional.of("2"), Optional.empty(), SIGNED.plus(days(5)));

        assertThat(AudioTerm.ofSigned(SIGNED, List.of(late, soon), KeepTimes.USUAL))
                .contains(SIGNED.plus(days(35)));
    }

    @Test
    void a_delivery_that_is_not_there_keeps_the_audio_however_old_it_is() {
        Delivery there = sent().delivered(Optional.of("1"), Optional.empty(), SIGNED);
        for (Delivery missing : List.of(
                queued(),
                sent(),
                sent().unknown(Delivery.Trouble.of(DeliveryReason.CONNECTION_REMOVED), SIGNED),
                queued().parked(Delivery.Trouble.of(DeliveryReason.CONNECTION_REMOVED)))) {
            assertThat(AudioTerm.ofSigned(
                            SIGNED, List.of(there, missing), new KeepTimes(0, 90, RecordDays.AS_THE_VISIT)))
                    .as(missing.state().name())
                    .isEmpty();
        }
    }

    @Test
    void audio_that_nobody_signs_for_stays_until_both_were_told() {
        UnsignedNotice clinician = told(Kind.CLINICIAN, RECORDED.plus(days(3)));
        UnsignedNotice admin = told(Kind.ADMIN, RECORDED.plus(days(14)));

        assertThat(AudioTerm.ofUnsigned(RECORDED, List.of(), KeepTimes.USUAL)).isEmpty();
        assertThat(AudioTerm.ofUnsigned(RECORDED, List.of(clinician), KeepTimes.USUAL))
                .isEmpty();
        assertThat(AudioTerm.ofUnsigned(RECORDED, List.of(admin, admin), KeepTimes.USUAL))
                .isEmpty();
        assertThat(AudioTerm.ofUnsigned(RECORDED, List.of(clinician, admin), KeepTimes.USUAL))
                .contains(RECORDED.plus(days(90)));
    }

    @Test
    void a_server_that_was_off_for_months_warns_first_and_then_waits() {
        Instant back = RECORDED.plus(days(200));
        List<UnsignedNotice> both = List.of(told(Kind.CLINICIAN, back), told(Kind.ADMIN, back.plusSeconds(60)));

        assertThat(AudioTerm.ofUnsigned(RECORDED, both, KeepTimes.USUAL))
                .contains(back.plusSeconds(60).plus(days(14)));
    }

    @Test
    void of_several_warnings_of_a_kind_the_first_counts() {
        List<UnsignedNotice> all = List.of(
                told(Kind.CLINICIAN, RECORDED.plus(days(3))),
                told(Kind.ADMIN, RECORDED.plus(days(14))),
                told(Kind.ADMIN, RECORDED.plus(days(89))));

        assertThat(AudioTerm.ofUnsigned(RECORDED, all, KeepTimes.USUAL)).contains(RECORDED.plus(days(90)));
    }

    private static Delivery queued() {
        return Delivery.queued(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Delivery.Subject(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        DocumentKind.NOTE,
                        UUID.randomUUID(),
                        Optional.empty()),
                "c",
                SIGNED);
    }

    private static Delivery sent() {
        return queued().sending(new Delivery.Sent(SIGNED, new byte[32], "p"), "node");
    }

    private static UnsignedNotice told(Kind kind, Instant at) {
        return new UnsignedNotice(UUID.randomUUID(), UUID.randomUUID(), kind, UUID.randomUUID(), false, at);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
