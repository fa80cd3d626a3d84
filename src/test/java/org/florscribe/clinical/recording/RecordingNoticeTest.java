package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordingNoticeTest {

    private static final long HOUR = 3_600_000;

    @Test
    void nothing_is_said_of_a_good_recording() {
        assertThat(said(new Measurement(HOUR, List.of(new Span(0, HOUR / 2)), -24, 0.0001, false)))
                .isEmpty();
    }

    @Test
    void each_flaw_is_said() {
        assertThat(said(new Measurement(HOUR, List.of(new Span(0, 1000)), -50, 0.02, true)))
                .containsExactly(
                        RecordingNotice.MOSTLY_SILENT,
                        RecordingNotice.QUIET,
                        RecordingNotice.CLIPPED,
                        RecordingNotice.CUT_OFF);
    }

    @Test
    void where_nobody_speaks_only_that_matters() {
        assertThat(said(new Measurement(HOUR, List.of(), -70, 0, false))).containsExactly(RecordingNotice.NO_SPEECH);
    }

    @Test
    void a_short_remark_may_be_followed_by_silence() {
        assertThat(said(new Measurement(20_000, List.of(new Span(0, 2000)), -24, 0, false)))
                .isEmpty();
    }

    private static List<RecordingNotice> said(Measurement measured) {
        Recording recording = Recording.announced(
                        UUID.randomUUID(), UUID.randomUUID(), 1, 1L, Optional.empty(), UUID.randomUUID(), Instant.EPOCH)
                .complete("audio/mpeg", 1, new byte[32], Instant.EPOCH)
                .measured(measured);
        return RecordingNotice.of(recording, false);
    }
}
