package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.api.answer.Versions;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientEntry;
import org.florscribe.clinical.patient.PatientRegister;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Adding, finding and correcting patients. */
@Path("/patients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientsResource {

    private final PatientRegister register;

    @Inject
    PatientsResource(PatientRegister register) {
        this.register = register;
    }

    /** @param confirmNew true: the likely duplicate was seen and this is somebody else */
    public record NewPatient(
            @Nullable PhiText givenName,
            @Nullable PhiText familyName,
            @Nullable PhiText birthDate,
            @Nullable String sex,
            @Nullable PhiText mrn,
            @Nullable Boolean confirmNew) {

        PatientEntry entry() {
            return new PatientEntry(reveal(givenName), reveal(familyName), reveal(birthDate), sex, reveal(mrn));
        }
    }

    /** Only the fields that change; an empty {@code mrn} takes it away. */
    public record PatientChange(
            @Nullable PhiText givenName,
            @Nullable PhiText familyName,
            @Nullable PhiText birthDate,
            @Nullable String sex,
            @Nullable PhiText mrn) {

        PatientEntry entry() {
            return new PatientEntry(reveal(givenName), reveal(familyName), reveal(birthDate), sex, reveal(mrn));
        }
    }

    /** A patient as answered. */
    public record PatientBody(
            UUID id,
            PhiText givenName,
            PhiText familyName,
            LocalDate birthDate,
            String sex,
            Optional<PhiText> mrn,
            long version) {

        static PatientBody of(Patient patient) {
            Patient.Demographics person = patient.demographics();
            return new PatientBody(
                    patient.id(),
                    person.givenName(),
                    person.familyName(),
                    person.birthDate(),
                    person.sex().code(),
                    person.mrn(),
                    patient.version());
        }

        @Override
        public String toString() {
            return "PatientBody[" + id + "]";
        }
    }

    @POST
    public Response add(@Nullable NewPatient body) {
        NewPatient wanted = Fields.body(body);
        Patient added = register.add(wanted.entry(), Boolean.TRUE.equals(wanted.confirmNew()));
        return answer(201, added);
    }

    @GET
    public ListAnswer<PatientBody> list(@BeanParam ListQuery list, @QueryParam("query") @Nullable String query) {
        if (query == null || query.isBlank()) {
            return ListAnswer.of(register.list(list.page()), PatientBody::of);
        }
        return new ListAnswer<>(
                register.search(query).stream()
                        .limit(list.page().limit())
                        .map(PatientBody::of)
                        .toList(),
                Optional.empty());
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, register.get(id));
    }

    @PATCH
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable PatientChange body) {
        return answer(
                200,
                register.change(
                        id, Versions.required(ifMatch), Fields.body(body).entry()));
    }

    private static Response answer(int status, Patient patient) {
        return Response.status(status)
                .tag(Versions.etag(patient.version()))
                .entity(PatientBody.of(patient))
                .build();
    }

    private static @Nullable String reveal(@Nullable PhiText text) {
        return text == null ? null : text.reveal();
    }
}
