package org.florscribe.clinical.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.practice.tenant.KeepTimes;

/** When audio has been kept for long enough. Empty: it stays, however old it is. */
final class AudioTerm {

    /** Nobody is surprised: this long after the second warning at least. */
    static final Duration AFTER_WARNING = Duration.ofDays(14);

    private AudioTerm() {}

    /** By the {@link SignedClock}. */
    static Optional<Instant> ofSigned(Instant signedAt, Collection<Delivery> deliveries, KeepTimes times) {
        return SignedClock.start(signedAt, deliveries).map(start -> start.plus(days(times.signedDays())));
    }

    /** No note will ever come of it. */
    static Instant ofCalledOff(Instant lastRecordedAt, KeepTimes times) {
        return lastRecordedAt.plus(days(times.signedDays()));
    }

    /** Only after both warnings were really given. */
    static Optional<Instant> ofUnsigned(Instant since, List<UnsignedNotice> notices, KeepTimes times) {
        return first(UnsignedNotice.Kind.CLINICIAN, notices)
                .flatMap(one -> first(UnsignedNotice.Kind.ADMIN, notices).map(other -> later(one, other)))
                .map(warned -> later(since.plus(days(times.unsignedDays())), warned.plus(AFTER_WARNING)));
    }

    private static Optional<Instant> first(UnsignedNotice.Kind kind, List<UnsignedNotice> notices) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind)
                .map(UnsignedNotice::givenAt)
                .min(Instant::compareTo);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
