package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.identity.ApiKeysResource.ApiKeyBody;
import org.florscribe.practice.identity.OwnApiKeys;
import org.florscribe.shared.Page;

/** The programs that act, or would act, for oneself. */
@Path("/me/api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnApiKeysResource {

    private final OwnApiKeys keys;

    @Inject
    OwnApiKeysResource(OwnApiKeys keys) {
        this.keys = keys;
    }

    @GET
    public ListAnswer<ApiKeyBody> list() {
        return ListAnswer.of(new Page<>(keys.list(), Optional.empty()), ApiKeyBody::of);
    }

    @POST
    @Path("/{keyId}/approve")
    public Response approve(@PathParam("keyId") UUID id) {
        keys.approve(id);
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{keyId}")
    public Response revoke(@PathParam("keyId") UUID id) {
        keys.revoke(id);
        return Response.noContent().build();
    }
}
