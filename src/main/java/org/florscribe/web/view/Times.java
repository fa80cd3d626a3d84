package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Times in the zone of the practice and the language of the page. */
@RequestScoped
public class Times {

    private final ShellBean shell;
    private final Words words;

    @Inject
    Times(ShellBean shell, Words words) {
        this.shell = shell;
        this.words = words;
    }

    public ZoneId zone() {
        return shell.practice().timeZone();
    }

    /** As in 14:05. */
    public String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", words.locale()).format(at.atZone(zone()));
    }

    /** As in Mar 14, 1988. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(words.locale())
                .format(date);
    }

    /** Date and time of day. */
    public String moment(Instant at) {
        return date(at.atZone(zone()).toLocalDate()) + " " + clock(at);
    }

    /** As in Thursday, November 20. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(words.get("date.day-pattern"), words.locale())
                .format(date);
    }
}
