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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.practice.identity.OwnAccount;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SessionKind;
import org.florscribe.practice.identity.SessionLock;
import org.florscribe.practice.identity.SessionView;
import org.florscribe.practice.identity.SignInProof;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.practice.identity.Theme;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeProfile;
import org.florscribe.shared.Page;

/** Who is calling, and where else they are signed in. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final OwnAccount account;
    private final PracticeProfile practice;
    private final SignedInSessions sessions;
    private final SessionLock lock;

    @Inject
    MeResource(OwnAccount account, PracticeProfile practice, SignedInSessions sessions, SessionLock lock) {
        this.account = account;
        this.practice = practice;
        this.sessions = sessions;
        this.lock = lock;
    }

    public record MeBody(
            UUID id,
            String givenName,
            String familyName,
            String email,
            Set<Role> roles,
            Theme theme,
            UUID practiceId,
            String practiceName) {}

    public record SessionBody(
            UUID id,
            SessionKind kind,
            String deviceLabel,
            String origin,
            Set<SignInProof> proofs,
            boolean locked,
            Instant createdAt,
            Instant lastActionAt,
            Instant endsAt,
            boolean current) {

        static SessionBody of(SessionView session) {
            return new SessionBody(
                    session.id(),
                    session.kind(),
                    session.deviceLabel(),
                    session.origin(),
                    session.proofs(),
                    session.locked(),
                    session.createdAt(),
                    session.lastActionAt(),
                    session.endsAt(),
                    session.current());
        }
    }

    @GET
    public MeBody get() {
        StaffView person = account.get();
        Practice place = practice.get();
        return new MeBody(
                person.id(),
                person.givenName(),
                person.familyName(),
                person.email(),
                person.roles(),
                person.theme(),
                place.id(),
                place.name());
    }

    @POST
    @Path("/still-here")
    public Response stillHere() {
        lock.stillHere();
        return Response.noContent().build();
    }

    @GET
    @Path("/sessions")
    public ListAnswer<SessionBody> sessions() {
        List<SessionView> all = sessions.list(); // at most ten
        return ListAnswer.of(new Page<>(all, Optional.empty()), SessionBody::of);
    }

    /** Signs out everywhere, here too. */
    @DELETE
    @Path("/sessions")
    public Response endAll() {
        sessions.endAll();
        return Response.noContent().build();
    }

    @DELETE
    @Path("/sessions/{id}")
    public Response end(@PathParam("id") UUID id) {
        sessions.end(id);
        return Response.noContent().build();
    }
}
