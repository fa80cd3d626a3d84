package org.florscribe.api.identity;

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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.practice.identity.OwnPasskeys;
import org.florscribe.practice.identity.PasskeyView;
import org.florscribe.shared.Page;
import org.jspecify.annotations.Nullable;

/** One's own passkeys. What browsers are told and answer is JSON of its own, given and taken as text. */
@Path("/me/passkeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasskeysResource {

    private final OwnPasskeys passkeys;

    @Inject
    PasskeysResource(OwnPasskeys passkeys) {
        this.passkeys = passkeys;
    }

    public record PasskeyBody(UUID id, String label, Instant createdAt, Optional<Instant> lastUsedAt) {
        static PasskeyBody of(PasskeyView passkey) {
            return new PasskeyBody(passkey.id(), passkey.label(), passkey.createdAt(), passkey.lastUsedAt());
        }
    }

    /** @param credential what the browser answered, as JSON */
    public record NewPasskeyBody(
            @Nullable String label, @Nullable String credential) {
        @Override
        public String toString() {
            return "NewPasskeyBody";
        }
    }

    /** @param options what the browser is told, as JSON */
    public record PasskeyOptionsBody(String options) {}

    @GET
    public ListAnswer<PasskeyBody> list() {
        return ListAnswer.of(new Page<>(passkeys.list(), Optional.empty()), PasskeyBody::of);
    }

    @POST
    @Path("/options")
    @Consumes(MediaType.WILDCARD)
    public PasskeyOptionsBody begin() {
        return new PasskeyOptionsBody(passkeys.begin());
    }

    @POST
    public Response add(@Nullable NewPasskeyBody sent) {
        NewPasskeyBody body = Fields.body(sent);
        PasskeyView made =
                passkeys.add(Fields.required("label", body.label()), Fields.required("credential", body.credential()));
        return Response.status(201).entity(PasskeyBody.of(made)).build();
    }

    @DELETE
    @Path("/{passkeyId}")
    public Response remove(@PathParam("passkeyId") UUID id) {
        passkeys.remove(id);
        return Response.noContent().build();
    }
}
