package org.florscribe.web.today;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.clinical.pipeline.Worklist;
import org.florscribe.clinical.pipeline.WorklistRow;
import org.florscribe.clinical.pipeline.WorklistRow.Group;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The day: its visits, filtered by what they wait for; or all notes of any day that wait to be signed. */
@Named
@RequestScoped
public class TodayBean {

    private final Worklist worklist;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable LocalDate today;
    private @Nullable List<WorklistRow> rows;
    private @Nullable Page<WorklistRow> stretch;

    @Inject
    TodayBean(Worklist worklist, Http http, Times times, Words words) {
        this.worklist = worklist;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    /** Whether the list is of notes to sign, of any day. */
    public boolean isToSign() {
        return http.parameter("list").equals("to-sign");
    }

    public String getTitle() {
        return isToSign()
                ? words.get("today.to-sign")
                : day().getYear() == today().getYear() ? times.day(day()) : times.day(day()) + ", " + day().getYear();
    }

    public boolean isPast() {
        return !isToSign() && !day().equals(today());
    }

    public LocalDate getPrevious() {
        return day().minusDays(1);
    }

    public LocalDate getNext() {
        return day().plusDays(1);
    }

    public List<Chip> getChips() {
        return Arrays.stream(Group.values())
                .map(group -> new Chip(
                        group.name().toLowerCase(Locale.ROOT),
                        words.get("today.group." + group),
                        rows().stream().filter(row -> row.isIn(group)).count(),
                        group == shown()))
                .toList();
    }

    public List<VisitLine> getLines() {
        return rows().stream()
                .filter(row -> row.isIn(shown()))
                .map(row -> VisitLine.of(row, isToSign(), times, words))
                .toList();
    }

    public boolean isAnyVisit() {
        return !rows().isEmpty();
    }

    /** The day in the address, for the filters' links. */
    public LocalDate getDay() {
        return day();
    }

    private Group shown() {
        return Arrays.stream(Group.values())
                .filter(group -> group.name().equalsIgnoreCase(http.parameter("show")))
                .findFirst()
                .orElse(Group.ALL);
    }

    private List<WorklistRow> rows() {
        if (rows == null) {
            rows = isToSign() ? stretch().items() : worklist.of(day());
        }
        return rows;
    }

    /** The cursor of the notes to sign that come after these; empty at the end. */
    public String getMore() {
        return isToSign() ? stretch().next().orElse("") : "";
    }

    private Page<WorklistRow> stretch() {
        if (stretch == null) {
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            stretch = worklist.toSign(new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        }
        return stretch;
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(http.parameter("date"));
        } catch (DateTimeParseException e) {
            return today();
        }
    }

    private LocalDate today() {
        if (today == null) {
            today = worklist.today();
        }
        return today;
    }

    /** One filter and how many visits it would show. */
    public record Chip(String group, String label, long count, boolean current) {}
}
