package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditFilter;
import org.florscribe.practice.audit.AuditOutcome;
import org.florscribe.practice.audit.AuditReading;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The access log: newest first, narrowed by what stands in the address, so that a view of it can be sent to somebody. */
@Named
@RequestScoped
public class AuditBean {

    private final AuditReading reading;
    private final Http http;
    private final Times times;
    private final Words words;

    private AuditReading.@Nullable Stretch stretch;

    @Inject
    AuditBean(AuditReading reading, Http http, Times times, Words words) {
        this.reading = reading;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public List<Line> getLines() {
        Map<UUID, String> names = stretch().names();
        return stretch().events().items().stream()
                .map(event -> line(event, names))
                .toList();
    }

    /** The cursor of what comes after; empty at the end. */
    public String getNext() {
        return stretch().events().next().orElse("");
    }

    public List<AuditAction> getActions() {
        return Arrays.asList(AuditAction.values());
    }

    /** Everybody whom the log can be narrowed to, by name. */
    public List<Person> getPeople() {
        return reading.people().entrySet().stream()
                .map(one -> new Person(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }

    /** Somebody to choose. */
    public record Person(UUID id, String name) {}

    public List<AuditOutcome> getOutcomes() {
        return Arrays.asList(AuditOutcome.values());
    }

    /** What a filter field was set to; empty when it was not, or to nothing that such a field can hold. */
    public String asked(String field) {
        return switch (field) {
            case "from", "to" ->
                LogDays.day(http.parameter(field)).map(LocalDate::toString).orElse("");
            case "actor", "patient" -> http.findId(field).map(UUID::toString).orElse("");
            case "action" -> chosen(AuditAction.values(), field).map(Enum::name).orElse("");
            case "outcome" ->
                chosen(AuditOutcome.values(), field).map(Enum::name).orElse("");
            default -> "";
        };
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return Stream.of("from", "to", "actor", "patient", "action", "outcome")
                .anyMatch(field -> !asked(field).isEmpty());
    }

    /** The name of the person the list is narrowed to, where the log still knows it. */
    public String getPersonAsked() {
        return http.findId("actor")
                .map(id -> stretch().names().getOrDefault(id, id.toString()))
                .orElse("");
    }

    private AuditReading.Stretch stretch() {
        if (stretch == null) {
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            stretch = reading.list(filter(), new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        }
        return stretch;
    }

    private AuditFilter filter() {
        return new AuditFilter(
                LogDays.from(http.parameter("from"), times.zone()),
                LogDays.to(http.parameter("to"), times.zone()),
                http.findId("actor"),
                http.findId("patient"),
                chosen(AuditAction.values(), "action"),
                chosen(AuditOutcome.values(), "outcome"));
    }

    private <E extends Enum<E>> Optional<E> chosen(E[] values, String field) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(http.parameter(field)))
                .findFirst();
    }

    private Line line(AuditEvent event, Map<UUID, String> names) {
        String who = event.actorId()
                .map(id -> names.getOrDefault(id, id.toString()))
                .orElseGet(() -> words.get("audit.actor." + event.actorKind()));
        return new Line(
                times.moment(event.occurredAt()),
                who,
                event.actorId().map(UUID::toString).orElse(""),
                words.get("audit.action." + event.action()),
                event.patientId().map(UUID::toString).orElse(""),
                event.outcome(),
                event.origin(),
                event.correlationId(),
                event.emergency());
    }

    /** One line of the log as it is shown. */
    public record Line(
            String when,
            String who,
            String whoId,
            String what,
            String patientId,
            AuditOutcome outcome,
            String origin,
            String correlationId,
            boolean emergency) {

        /** The end of the patient's number: enough to tell two lines apart. */
        public String patientShort() {
            return patientId.substring(Math.max(0, patientId.length() - 12));
        }
    }
}
