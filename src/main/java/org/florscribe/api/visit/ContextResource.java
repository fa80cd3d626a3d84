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
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.ContextTaking;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Things that were not said aloud in a visit; their ids can be evidence too. */
@Path("/encounters/{id}/context")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContextResource {

    private final ContextTaking taking;

    @Inject
    ContextResource(ContextTaking taking) {
        this.taking = taking;
    }

    /** Something noted. */
    public record NewItem(
            ContextItem.@Nullable Kind kind, @Nullable PhiText text) {}

    /** Something noted, as answered. */
    public record ItemBody(UUID id, ContextItem.Kind kind, PhiText text) {

        static ItemBody of(ContextItem item) {
            return new ItemBody(item.id(), item.kind(), item.text());
        }
    }

    @GET
    public ListAnswer<ItemBody> list(@PathParam("id") UUID id) {
        return new ListAnswer<>(taking.of(id).stream().map(ItemBody::of).toList(), Optional.empty());
    }

    @POST
    public Response add(@PathParam("id") UUID id, @Nullable NewItem body) {
        NewItem wanted = Fields.body(body);
        ContextItem added = taking.add(
                id,
                Fields.required("kind", wanted.kind()),
                Fields.required("text", wanted.text()).reveal());
        return Response.status(201).entity(ItemBody.of(added)).build();
    }

    @DELETE
    @Path("/{itemId}")
    public Response remove(@PathParam("id") UUID id, @PathParam("itemId") UUID itemId) {
        taking.remove(id, itemId);
        return Response.noContent().build();
    }
}
