package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.visit.ShareBodies.NewShare;
import org.florscribe.api.visit.ShareBodies.ShareBody;
import org.florscribe.clinical.encounter.ChartSharing;
import org.jspecify.annotations.Nullable;

/** Colleagues who were let in to all that is not confidential of a patient. */
@Path("/patients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientSharesResource {

    private final ChartSharing sharing;

    @Inject
    PatientSharesResource(ChartSharing sharing) {
        this.sharing = sharing;
    }

    @POST
    @Path("/{id}/share")
    public Response share(@PathParam("id") UUID id, @Nullable NewShare body) {
        NewShare wanted = Fields.body(body);
        UUID colleague = Fields.required("staffId", wanted.staffId());
        return Response.status(201)
                .entity(ShareBody.of(sharing.sharePatient(id, colleague, Optional.ofNullable(wanted.endsAt()))))
                .build();
    }

    @GET
    @Path("/{id}/shares")
    public ListAnswer<ShareBody> shares(@PathParam("id") UUID id) {
        List<ShareBody> all = sharing.ofPatient(id).stream().map(ShareBody::of).toList();
        return new ListAnswer<>(all, Optional.empty());
    }

    @DELETE
    @Path("/{id}/shares/{shareId}")
    @Consumes(MediaType.WILDCARD)
    public Response end(@PathParam("id") UUID id, @PathParam("shareId") UUID shareId) {
        sharing.revokePatient(id, shareId);
        return Response.noContent().build();
    }
}
