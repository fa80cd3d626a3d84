package org.florscribe.api.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.export.DeliveryView;
import org.florscribe.clinical.export.NoteExport;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The deliveries of a visit's note. */
@Path("/encounters/{id}/exports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExportsResource {

    private final NoteExport export;

    @Inject
    ExportsResource(NoteExport export) {
        this.export = export;
    }

    /** @param ehrEncounter the visit's id in the EHR, when the document is to be filed under it */
    public record NewExport(
            @Nullable UUID connectionId, @Nullable String ehrEncounter) {}

    /** One of the two: what was found in the EHR, its id or an empty text; or that it is not there and is to be sent again. */
    public record Resolution(
            @Nullable String externalId, @Nullable Boolean sendAgain) {}

    @GET
    public ListAnswer<DeliveryBody> list(@PathParam("id") UUID id) {
        return new ListAnswer<>(export.list(id).stream().map(DeliveryBody::of).toList(), Optional.empty());
    }

    @POST
    public Response deliver(@PathParam("id") UUID id, @Nullable NewExport body) {
        NewExport wanted = Fields.body(body);
        return accepted(export.deliver(
                id,
                Fields.required("connectionId", wanted.connectionId()),
                Optional.ofNullable(wanted.ehrEncounter())));
    }

    @POST
    @Path("/{exportId}/retry")
    @Consumes(MediaType.WILDCARD)
    public Response retry(@PathParam("id") UUID id, @PathParam("exportId") UUID exportId) {
        return accepted(export.retry(id, exportId));
    }

    @POST
    @Path("/{exportId}/resolve")
    public Response resolve(@PathParam("id") UUID id, @PathParam("exportId") UUID exportId, @Nullable Resolution body) {
        Resolution decision = Fields.body(body);
        boolean sendAgain = Boolean.TRUE.equals(decision.sendAgain());
        if (sendAgain == (decision.externalId() != null)) {
            throw new InvalidInput(
                    "externalId", "Send either externalId, when the document is in the EHR, or sendAgain: true.");
        }
        return accepted(
                sendAgain
                        ? export.sendAgain(id, exportId)
                        : export.confirm(id, exportId, Optional.ofNullable(decision.externalId())));
    }

    private static Response accepted(DeliveryView view) {
        return Response.status(202).entity(DeliveryBody.of(view)).build();
    }
}
