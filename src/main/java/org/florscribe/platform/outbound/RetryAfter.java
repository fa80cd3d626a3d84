package org.florscribe.platform.outbound;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long an answer asks us to wait: {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date (RFC 9110 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /** @return never negative; empty when it says nothing, or nothing that can be read */
    public static Optional<Duration> of(OutboundAnswer answer, Clock clock) {
        return header(answer, "retry-after-ms")
                .filter(it -> it.matches("\\d{1,12}(\\.\\d+)?"))
                .map(it -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(it))))
                .or(() ->
                        header(answer, "retry-after").flatMap(it -> seconds(it).or(() -> date(it, clock))));
    }

    private static Optional<String> header(OutboundAnswer answer, String name) {
        return Optional.ofNullable(answer.headers().get(name)).map(String::strip);
    }

    private static Optional<Duration> seconds(String value) {
        return value.matches("\\d{1,9}(\\.\\d+)?")
                ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000)))
                : Optional.empty();
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            Duration wait =
                    Duration.between(clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
