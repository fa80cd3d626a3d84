package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.FileAnswer;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.patient.PatientAccesses;
import org.florscribe.practice.audit.AuditAccess;
import org.florscribe.practice.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Who has looked at a patient: by person to read, line by line to take away. */
@Path("/patients/{id}/accesses")
@RequestScoped
public class PatientAccessesResource {

    private final PatientAccesses accesses;

    @Inject
    PatientAccessesResource(PatientAccesses accesses) {
        this.accesses = accesses;
    }

    /** Which days are asked for. */
    public static class Query {
        @QueryParam("from")
        private @Nullable Instant from;

        @QueryParam("to")
        private @Nullable Instant to;

        PatientAccesses.Span span() {
            return new PatientAccesses.Span(Optional.ofNullable(from), Optional.ofNullable(to));
        }
    }

    /**
     * What one person had to do with the patient; without an id it was the product itself. The name is the one the person has now.
     *
     * @param looks how often something was shown or given out
     * @param changes how often anything else was done
     * @param inEmergency how many of all these were in an emergency
     */
    public record AccessBody(
            Caller.Kind actorKind,
            Optional<UUID> actorId,
            Optional<String> actorName,
            Instant first,
            Instant last,
            long looks,
            long changes,
            long refused,
            long inEmergency) {

        static AccessBody of(AuditAccess access, PatientAccesses.Report report) {
            return new AccessBody(
                    access.actorKind(),
                    access.actorId(),
                    access.actorId().map(report.names()::get),
                    access.first(),
                    access.last(),
                    access.looks(),
                    access.changes(),
                    access.refused(),
                    access.inEmergency());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ListAnswer<AccessBody> people(@PathParam("id") UUID id, @BeanParam Query query) {
        PatientAccesses.Report report = accesses.of(id, query.span());
        return new ListAnswer<>(
                report.accesses().stream().map(it -> AccessBody.of(it, report)).toList(), Optional.empty());
    }

    @GET
    @Produces("text/csv;qs=0.5")
    public Response table(@PathParam("id") UUID id, @BeanParam Query query) {
        return FileAnswer.of(accesses.table(id, query.span()), "text/csv; charset=UTF-8", "accesses.csv");
    }

    @GET
    @Produces("application/fhir+json;qs=0.5")
    public Response bundle(@PathParam("id") UUID id, @BeanParam Query query) {
        return FileAnswer.of(
                accesses.bundle(id, query.span()), "application/fhir+json; charset=UTF-8", "accesses.json");
    }
}
