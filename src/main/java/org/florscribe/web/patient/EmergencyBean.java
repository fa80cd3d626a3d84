package org.florscribe.web.patient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.BreakGlass;
import org.florscribe.clinical.encounter.EmergencyReview;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.pipeline.Worklist;
import org.florscribe.web.view.DateFields;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.ShellBean;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Opening a chart in an emergency, and what every page says while one is open or waits to be reviewed. */
@Named
@RequestScoped
public class EmergencyBean {

    private final BreakGlass glass;
    private final EmergencyReview review;
    private final StepUp stepUp;
    private final Worklist worklist;
    private final ShellBean shell;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable List<Line> open;
    private @Nullable List<PersonLine> found;
    private @Nullable Integer waiting;
    private final DateFields birthDate = new DateFields();
    private String name = "";
    private String reason = "";
    private String password = "";

    @Inject
    EmergencyBean(
            BreakGlass glass,
            EmergencyReview review,
            StepUp stepUp,
            Worklist worklist,
            ShellBean shell,
            Http http,
            Times times,
            Words words) {
        this.glass = glass;
        this.review = review;
        this.stepUp = stepUp;
        this.worklist = worklist;
        this.shell = shell;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    /** One that is open. */
    public record Line(UUID id, UUID patientId, String words) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    /** Those that this person has open: a banner on every page. */
    public List<Line> getOpen() {
        if (open == null) {
            open = !shell.isRescuer()
                    ? List.of()
                    : glass.mine().stream().map(this::line).toList();
        }
        return open;
    }

    /** How many this person is to review, as in 3; empty when none. */
    public String getWaiting() {
        if (waiting == null) {
            waiting = shell.isReviewer() ? review.waiting() : 0;
        }
        return waiting == 0 ? "" : waiting.toString();
    }

    public void find() {
        if (birthDate.date().isEmpty()) {
            http.refuse("birthDateDay", words.get("emergency.birth-date-needed"));
            return;
        }
        List<Patient> patients = glass.find(name, birthDate.date().get());
        found = patients.stream()
                .map(patient -> PersonLine.of(patient, worklist.today(), times, words))
                .toList();
        if (found.isEmpty()) {
            http.refuse("name", words.get("emergency.nobody"));
        }
    }

    public @Nullable String breakGlass() {
        Optional<UUID> patient = http.findId("patient");
        if (patient.isEmpty()) {
            http.refuse("name", words.get("emergency.choose"));
            return null;
        }
        stepUp.with(password);
        glass.openPatient(patient.get(), reason);
        return "/app/patients.xhtml?faces-redirect=true&done=emergency-opened&id=" + patient.get();
    }

    /** The one that the page was opened to end; empty when it was not. */
    public String getEnding() {
        return http.findId("end")
                .or(() -> http.findId("emergency"))
                .map(UUID::toString)
                .orElse("");
    }

    public String end() {
        glass.end(http.id("emergency"));
        return "/app/today.xhtml?faces-redirect=true&done=emergency-ended";
    }

    public List<PersonLine> getFound() {
        return found == null ? List.of() : found;
    }

    private Line line(BreakGlass.Open one) {
        return new Line(
                one.access().id(),
                one.access().patientId(),
                words.get(
                        "emergency.open",
                        one.patient().demographics().fullName(),
                        times.clock(one.access().endsAt())));
    }

    public DateFields getBirthDate() {
        return birthDate;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
