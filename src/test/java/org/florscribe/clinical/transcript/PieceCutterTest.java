package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Span;
import org.junit.jupiter.api.Test;

class PieceCutterTest {

    @Test
    void what_fits_into_one_call_goes_in_one_piece() {
        assertThat(PieceCutter.cut(measured(60_000, new Span(500, 59_000)), 0, 60_000))
                .extracting(Piece::place)
                .containsExactly(new Span(0, 60_000));
    }

    @Test
    void a_cut_lies_in_the_middle_of_the_longest_pause_near_the_end() {
        Measurement talk = measured(
                100_000,
                new Span(0, 41_000),
                new Span(41_500, 50_000),
                new Span(52_000, 58_000),
                new Span(58_400, 100_000));

        assertThat(PieceCutter.cut(talk, 0, 60_000))
                .extracting(Piece::place)
                .containsExactly(new Span(0, 51_000), new Span(51_000, 100_000));
    }

    @Test
    void without_a_pause_two_pieces_share_some_seconds() {
        assertThat(PieceCutter.cut(measured(100_000, new Span(0, 100_000)), 0, 60_000))
                .extracting(Piece::place)
                .containsExactly(new Span(0, 60_000), new Span(56_000, 100_000));
    }

    @Test
    void silence_longer_than_a_piece_is_not_sent() {
        Measurement talk = measured(600_000, new Span(1_000, 20_000), new Span(500_000, 520_000));

        assertThat(PieceCutter.cut(talk, 0, 60_000))
                .extracting(Piece::place)
                .containsExactly(new Span(0, 50_000), new Span(498_000, 548_000));
    }

    @Test
    void nothing_is_sent_where_nobody_speaks() {
        assertThat(PieceCutter.cut(measured(60_000), 0, 10_000)).isEmpty();
    }

    @Test
    void another_engine_goes_on_where_the_one_before_stopped() {
        assertThat(PieceCutter.cut(measured(100_000, new Span(0, 100_000)), 51_000, 60_000))
                .extracting(Piece::place)
                .containsExactly(new Span(51_000, 100_000));
    }

    @Test
    void an_engine_takes_as_much_as_both_its_limits_allow() {
        assertThat(PieceCutter.longest(ability(24L << 20, Optional.of(1_380_000L))))
                .isEqualTo(786_430);
        assertThat(PieceCutter.longest(ability(1L << 40, Optional.of(1_380_000L))))
                .isEqualTo(1_380_000);
    }

    @Test
    void every_spoken_millisecond_of_any_recording_is_in_a_piece_and_no_piece_is_too_long() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<Span> speech = new ArrayList<>();
            long now = random.nextInt(3_000);
            for (int i = random.nextInt(60); i >= 0; i--) {
                long end = now + 1 + random.nextInt(random.nextInt(5) == 0 ? 90_000 : 8_000);
                speech.add(new Span(now, end));
                now = end + 1 + random.nextInt(random.nextInt(9) == 0 ? 200_000 : 900);
            }
            Measurement talk = measured(now, speech.toArray(Span[]::new));
            List<Piece> pieces = PieceCutter.cut(talk, 0, 30_000);

            assertThat(pieces)
                    .allSatisfy(piece -> assertThat(piece.place().lengthMs()).isLessThanOrEqualTo(30_000));
            for (Span span : speech) {
                for (long at : new long[] {span.startMs(), (span.startMs() + span.endMs()) / 2, span.endMs() - 1}) {
                    assertThat(pieces)
                            .anyMatch(piece -> piece.place().startMs() <= at
                                    && at < piece.place().endMs());
                }
            }
        }
    }

    private static Measurement measured(long durationMs, Span... speech) {
        return new Measurement(durationMs, List.of(speech), -20, 0, false);
    }

    private static TranscriptionAbility ability(long mostBytes, Optional<Long> mostMs) {
        return new TranscriptionAbility(true, true, true, mostBytes, mostMs, Set.of(), Set.of(), 1);
    }
}
