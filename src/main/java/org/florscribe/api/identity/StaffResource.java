package org.florscribe.api.identity;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.api.answer.Versions;
import org.florscribe.practice.identity.InvitationSent;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffChange;
import org.florscribe.practice.identity.StaffDirectory;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The people of the practice. */
@Path("/staff")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StaffResource {

    private final StaffDirectory staff;

    @Inject
    StaffResource(StaffDirectory staff) {
        this.staff = staff;
    }

    public record NewStaffBody(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable Set<Role> roles) {
        @Override
        public String toString() {
            return "NewStaffBody";
        }
    }

    /** What is absent stays. {@code state} ACTIVE lets somebody in again, DISABLED ends their access at once */
    public record StaffPatchBody(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable Set<Role> roles,
            @Nullable StaffState state) {
        @Override
        public String toString() {
            return "StaffPatchBody";
        }
    }

    public record StaffBody(
            UUID id,
            String givenName,
            String familyName,
            String email,
            Set<Role> roles,
            StaffState state,
            Instant createdAt,
            long version) {

        static StaffBody of(StaffView person) {
            return new StaffBody(
                    person.id(),
                    person.givenName(),
                    person.familyName(),
                    person.email(),
                    person.roles(),
                    person.state(),
                    person.createdAt(),
                    person.version());
        }
    }

    /** Token and link are shown this once. */
    public record InvitedBody(
            UUID id, String invitationToken, String invitationUrl, Instant expiresAt, boolean mailed) {
        static InvitedBody of(InvitationSent sent) {
            return new InvitedBody(
                    sent.staff().id(),
                    sent.link().token().reveal(),
                    sent.link().url(),
                    sent.link().expiresAt(),
                    sent.mailed());
        }

        @Override
        public String toString() {
            return "InvitedBody[" + id + "]";
        }
    }

    @GET
    public ListAnswer<StaffBody> list(@BeanParam ListQuery list) {
        return ListAnswer.of(staff.list(list.page()), StaffBody::of);
    }

    @POST
    public Response invite(@Nullable NewStaffBody sent) {
        NewStaffBody body = Fields.body(sent);
        InvitationSent made = staff.invite(
                new StaffName(
                        Fields.required("givenName", body.givenName()),
                        Fields.required("familyName", body.familyName())),
                Fields.required("email", body.email()),
                Fields.required("roles", body.roles()));
        return Response.status(201).entity(InvitedBody.of(made)).build();
    }

    /** A new link for somebody who has not chosen a password yet; the one before is worth nothing from then on. */
    @POST
    @Path("/{id}/invitation")
    @Consumes(MediaType.WILDCARD)
    public Response inviteAgain(@PathParam("id") UUID id) {
        return Response.status(201)
                .entity(InvitedBody.of(staff.inviteAgain(id)))
                .build();
    }

    /** For somebody who lost password or phone. */
    @POST
    @Path("/{id}/reset-access")
    @Consumes(MediaType.WILDCARD)
    public Response resetAccess(@PathParam("id") UUID id) {
        return Response.status(201)
                .entity(InvitedBody.of(staff.resetAccess(id)))
                .build();
    }

    /** For somebody whose device or token is in other hands. */
    @POST
    @Path("/{id}/end-sessions")
    @Consumes(MediaType.WILDCARD)
    public Response endSessions(@PathParam("id") UUID id) {
        staff.endSessions(id);
        return Response.noContent().build();
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(staff.get(id));
    }

    @PATCH
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable StaffPatchBody sent) {
        StaffPatchBody body = Fields.body(sent);
        long version = Versions.required(ifMatch);
        return answer(staff.change(
                id, new StaffChange(name(body), Optional.ofNullable(body.roles()), enabled(body.state())), version));
    }

    private static Optional<StaffName> name(StaffPatchBody body) {
        if (body.givenName() == null && body.familyName() == null) {
            return Optional.empty();
        }
        return Optional.of(new StaffName(
                Fields.required("givenName", body.givenName()), Fields.required("familyName", body.familyName())));
    }

    private static Optional<Boolean> enabled(@Nullable StaffState state) {
        if (state == StaffState.INVITED) {
            throw new InvalidInput("state", "state is ACTIVE or DISABLED");
        }
        return Optional.ofNullable(state).map(wanted -> wanted == StaffState.ACTIVE);
    }

    private static Response answer(StaffView person) {
        return Response.ok(StaffBody.of(person))
                .tag(Versions.etag(person.version()))
                .build();
    }
}
