package org.florscribe.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.FileAnswer;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditFilter;
import org.florscribe.practice.audit.AuditOutcome;
import org.florscribe.practice.audit.AuditReading;
import org.florscribe.practice.audit.AuditTable;
import org.florscribe.practice.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The access log, to read on screen or to take away as a table. */
@Path("/audit")
@RequestScoped
public class AuditResource {

    private final AuditReading reading;

    @Inject
    AuditResource(AuditReading reading) {
        this.reading = reading;
    }

    /** Which lines are asked for. */
    public static class Query {
        @QueryParam("from")
        private @Nullable Instant from;

        @QueryParam("to")
        private @Nullable Instant to;

        @QueryParam("actorId")
        private @Nullable UUID actorId;

        @QueryParam("patientId")
        private @Nullable UUID patientId;

        @QueryParam("action")
        private @Nullable AuditAction action;

        @QueryParam("outcome")
        private @Nullable AuditOutcome outcome;

        AuditFilter filter() {
            return new AuditFilter(
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    Optional.ofNullable(actorId),
                    Optional.ofNullable(patientId),
                    Optional.ofNullable(action),
                    Optional.ofNullable(outcome));
        }
    }

    /**
     * One line. The actor's name is the one the person has now.
     *
     * @param emergency done with a patient whose chart the person had opened in an emergency
     */
    public record AuditLine(
            UUID id,
            Instant occurredAt,
            Caller.Kind actorKind,
            Optional<UUID> actorId,
            Optional<String> actorName,
            Optional<UUID> sessionId,
            AuditAction action,
            String objectType,
            Optional<UUID> objectId,
            Optional<UUID> patientId,
            AuditOutcome outcome,
            String origin,
            String correlationId,
            boolean emergency) {

        static AuditLine of(AuditEvent event, AuditReading.Stretch stretch) {
            return new AuditLine(
                    event.id(),
                    event.occurredAt(),
                    event.actorKind(),
                    event.actorId(),
                    event.actorId().map(stretch.names()::get),
                    event.sessionId(),
                    event.action(),
                    event.objectType(),
                    event.objectId(),
                    event.patientId(),
                    event.outcome(),
                    event.origin(),
                    event.correlationId(),
                    event.emergency());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ListAnswer<AuditLine> list(@BeanParam Query query, @BeanParam ListQuery list) {
        AuditReading.Stretch stretch = reading.list(query.filter(), list.page());
        return ListAnswer.of(stretch.events(), event -> AuditLine.of(event, stretch));
    }

    @GET
    @Produces("text/csv;qs=0.5")
    public Response table(@BeanParam Query query, @BeanParam ListQuery list) {
        AuditReading.Stretch stretch = reading.export(query.filter(), list.page());
        return FileAnswer.of(
                AuditTable.of(stretch.events().items(), stretch.names()),
                "text/csv; charset=UTF-8",
                "access-log.csv",
                stretch.events().next());
    }

    @GET
    @Produces("application/fhir+json;qs=0.5")
    public Response bundle(@BeanParam Query query, @BeanParam ListQuery list) {
        AuditReading.Bundle bundle = reading.bundle(query.filter(), list.page());
        return FileAnswer.of(bundle.json(), "application/fhir+json; charset=UTF-8", "access-log.json", bundle.next());
    }
}
