package org.florscribe.web.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The days that a look at the access log is narrowed to, as a form sends them. What is no day narrows nothing. */
final class LogDays {

    private LogDays() {}

    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** When that day begins. */
    static Optional<Instant> from(String typed, ZoneId zone) {
        return day(typed).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** When that day is over. */
    static Optional<Instant> to(String typed, ZoneId zone) {
        return day(typed).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
