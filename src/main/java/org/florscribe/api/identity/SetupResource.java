package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.tenant.FirstPerson;
import org.florscribe.practice.tenant.NewPractice;
import org.florscribe.practice.tenant.PracticeSetup;
import org.jspecify.annotations.Nullable;

/** A practice and its first person, by the one-time token that only the operator has. */
@Path("/setup")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SetupResource {

    private final PracticeSetup setup;

    @Inject
    SetupResource(PracticeSetup setup) {
        this.setup = setup;
    }

    public record SetupBody(
            @Nullable String token,
            @Nullable PracticeBody practice,
            @Nullable AdminBody admin) {
        @Override
        public String toString() {
            return "SetupBody";
        }
    }

    public record PracticeBody(
            @Nullable String name, @Nullable String timeZone) {}

    /** @param roles besides OWNER and PRACTICE_ADMIN */
    public record AdminBody(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String password,
            @Nullable Set<Role> roles) {
        @Override
        public String toString() {
            return "AdminBody";
        }
    }

    public record MadeBody(UUID practiceId, UUID staffId) {}

    @POST
    public Response complete(@Nullable SetupBody sent) {
        SetupBody body = Fields.body(sent);
        PracticeBody practice = Fields.required("practice", body.practice());
        AdminBody admin = Fields.required("admin", body.admin());
        FirstPerson person = new FirstPerson(
                new StaffName(
                        Fields.required("admin.givenName", admin.givenName()),
                        Fields.required("admin.familyName", admin.familyName())),
                new EmailAddress(Fields.required("admin.email", admin.email())),
                Password.of(Fields.required("admin.password", admin.password())),
                Optional.ofNullable(admin.roles()).orElse(Set.of()));
        NewPractice made = setup.complete(
                Fields.required("token", body.token()),
                Optional.ofNullable(practice.name()),
                Optional.ofNullable(practice.timeZone()),
                person);
        return Response.status(201)
                .entity(new MadeBody(made.practiceId(), made.staffId()))
                .build();
    }
}
