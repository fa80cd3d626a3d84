package org.florscribe.web.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterFilter;
import org.florscribe.clinical.encounter.EncounterReading;
import org.florscribe.clinical.encounter.VisitPlanning;
import org.florscribe.clinical.patient.AdministrativeSex;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRegister;
import org.florscribe.clinical.pipeline.Worklist;
import org.florscribe.practice.identity.Colleagues;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Languages;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Patients: find one, and what may be done for the one that was found. */
@Named
@RequestScoped
public class PatientsBean {

    private final PatientRegister register;
    private final EncounterReading encounters;
    private final VisitPlanning planning;
    private final Colleagues colleagues;
    private final Worklist worklist;
    private final Http http;
    private final Times times;
    private final Languages languages;
    private final Words words;

    private @Nullable Patient chosen;
    private @Nullable List<PersonLine> found;
    private String reason = "";
    private String when = "";
    private String language = "";
    private String clinician = "";

    @Inject
    PatientsBean(
            PatientRegister register,
            EncounterReading encounters,
            VisitPlanning planning,
            Colleagues colleagues,
            Worklist worklist,
            Http http,
            Times times,
            Languages languages,
            Words words) {
        this.register = register;
        this.encounters = encounters;
        this.planning = planning;
        this.colleagues = colleagues;
        this.worklist = worklist;
        this.http = http;
        this.times = times;
        this.languages = languages;
        this.words = words;
    }

    /** Posted, never in the address: it names a person. */
    public String getQuery() {
        return http.parameter("q").strip();
    }

    /** By the words of the search; without any, those added last. */
    public List<PersonLine> getFound() {
        if (found == null) {
            List<Patient> patients =
                    getQuery().isEmpty() ? register.list(PageRequest.first()).items() : register.search(getQuery());
            LocalDate today = worklist.today();
            found = patients.stream()
                    .map(patient -> PersonLine.of(patient, today, times, words))
                    .toList();
        }
        return found;
    }

    public boolean isOne() {
        return http.findId("id").isPresent();
    }

    public PersonLine getPerson() {
        return PersonLine.of(chosen(), worklist.today(), times, words);
    }

    /** This patient's visits, newest first. */
    public List<Line> getVisits() {
        EncounterFilter ofPatient = new EncounterFilter(Optional.empty(), Optional.empty(), Optional.of(chosen().id()));
        return encounters.list(ofPatient, PageRequest.first()).items().stream()
                .map(this::line)
                .toList();
    }

    public List<AdministrativeSex> getSexes() {
        return Arrays.asList(AdministrativeSex.values());
    }

    /** Plans a visit, now unless a time was given, and goes there. */
    public @Nullable String plan() {
        Optional<LocalDateTime> at = Optional.empty();
        if (!when.isBlank()) {
            try {
                at = Optional.of(LocalDateTime.parse(when.strip()));
            } catch (DateTimeParseException e) {
                http.refuse("when", words.get("patient.when-wrong"));
                return null;
            }
        }
        UUID visit = planning.plan(new VisitPlanning.Plan(
                        http.id("id"),
                        Optional.of(clinician).filter(it -> !it.isEmpty()).map(UUID::fromString),
                        reason,
                        at.map(it -> it.atZone(times.zone()).toInstant()),
                        Optional.of(language)))
                .id();
        return at.isPresent()
                ? "/app/today.xhtml?faces-redirect=true&done=visit-planned&date="
                        + at.get().toLocalDate()
                : "/app/visit.xhtml?faces-redirect=true&id=" + visit;
    }

    private Patient chosen() {
        if (chosen == null) {
            chosen = register.get(http.id("id"));
        }
        return chosen;
    }

    private Line line(Encounter visit) {
        return new Line(
                visit.id(),
                times.moment(visit.scheduledAt()),
                visit.reason().reveal(),
                words.get("visit.stage." + visit.stage()));
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getWhen() {
        return when;
    }

    public void setWhen(String when) {
        this.when = when;
    }

    /** Whose visits can be. */
    public List<Colleagues.Colleague> getClinicians() {
        return colleagues.list().stream()
                .filter(Colleagues.Colleague::clinician)
                .toList();
    }

    public String getClinician() {
        return clinician;
    }

    /** @param clinician null where a form sends the empty choice */
    public void setClinician(@Nullable String clinician) {
        this.clinician = clinician == null ? "" : clinician;
    }

    public List<Languages.Language> getLanguages() {
        return languages.with();
    }

    public String getLanguage() {
        return language;
    }

    /** @param language null where a form sends the empty choice */
    public void setLanguage(@Nullable String language) {
        this.language = language == null ? "" : language;
    }

    /** One visit of the patient. */
    public record Line(UUID id, String when, String reason, String stage) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }
}
