package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.PatientAccesses;
import org.florscribe.practice.audit.AuditAccess;
import org.florscribe.shared.PhiText;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Who has looked at one patient. The record number that finds the patient is posted: it never stands in an address. */
@Named
@RequestScoped
public class AccessesBean {

    private final PatientAccesses accesses;
    private final Http http;
    private final Times times;
    private final Words words;

    private PatientAccesses.@Nullable Report report;
    private String recordNumber = "";

    @Inject
    AccessesBean(PatientAccesses accesses, Http http, Times times, Words words) {
        this.accesses = accesses;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    /** What one person had to do with the patient. */
    public record Line(
            String who,
            String whoId,
            String first,
            String last,
            long looks,
            long changes,
            long refused,
            long inEmergency) {}

    /** The patient the page is about; empty when none is chosen yet. */
    public String getPatient() {
        return http.findId("patient").map(UUID::toString).orElse("");
    }

    public String getFrom() {
        return LogDays.day(http.parameter("from")).map(LocalDate::toString).orElse("");
    }

    public String getTo() {
        return LogDays.day(http.parameter("to")).map(LocalDate::toString).orElse("");
    }

    public List<Line> getLines() {
        return report().accesses().stream().map(this::line).toList();
    }

    public @Nullable String find() {
        Optional<UUID> found =
                recordNumber.isBlank() ? Optional.empty() : accesses.withRecordNumber(PhiText.of(recordNumber.strip()));
        if (found.isEmpty()) {
            http.refuse("recordNumber", words.get("accesses.nobody"));
            return null;
        }
        return "/admin/accesses.xhtml?faces-redirect=true&patient=" + found.get();
    }

    public String getRecordNumber() {
        return recordNumber;
    }

    public void setRecordNumber(String recordNumber) {
        this.recordNumber = recordNumber;
    }

    private PatientAccesses.Report report() {
        if (report == null) {
            var span = new PatientAccesses.Span(
                    LogDays.from(http.parameter("from"), times.zone()), LogDays.to(http.parameter("to"), times.zone()));
            report = accesses.of(http.id("patient"), span);
        }
        return report;
    }

    private Line line(AuditAccess access) {
        String who = access.actorId()
                .map(id -> report().names().getOrDefault(id, id.toString()))
                .orElseGet(() -> words.get("audit.actor." + access.actorKind()));
        return new Line(
                who,
                access.actorId().map(UUID::toString).orElse(""),
                times.moment(access.first()),
                times.moment(access.last()),
                access.looks(),
                access.changes(),
                access.refused(),
                access.inEmergency());
    }
}
