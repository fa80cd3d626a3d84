package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.florscribe.api.answer.Fields;
import org.florscribe.practice.identity.Invitations;
import org.florscribe.practice.identity.Password;
import org.jspecify.annotations.Nullable;

/** An invitation becomes an account. */
@Path("/invitations")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class InvitationResource {

    private final Invitations invitations;

    @Inject
    InvitationResource(Invitations invitations) {
        this.invitations = invitations;
    }

    public record AcceptBody(
            @Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "AcceptBody";
        }
    }

    @POST
    @Path("/accept")
    public Response accept(@Nullable AcceptBody sent) {
        AcceptBody body = Fields.body(sent);
        invitations.accept(
                Fields.required("token", body.token()), Password.of(Fields.required("password", body.password())));
        return Response.noContent().build();
    }
}
