package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.florscribe.clinical.recording.LiveOpening;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.SecretToken;
import org.jspecify.annotations.Nullable;

/** Going on with a live recording, as a signed-in clinician or with the token that came with its opening. */
@Path("/recordings/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LiveRecordingsResource {

    private static final String RESUME_TOKEN = "X-Resume-Token";

    private final LiveOpening opening;
    private final CurrentCaller callers;

    @Inject
    LiveRecordingsResource(LiveOpening opening, CurrentCaller callers) {
        this.opening = opening;
        this.callers = callers;
    }

    @POST
    @Path("ticket")
    public LiveOpenedBody ticket(@PathParam("id") UUID id, @HeaderParam(RESUME_TOKEN) @Nullable String resumeToken) {
        return LiveOpenedBody.of(
                resumeToken == null ? opening.ticket(id) : asNobody(() -> opening.ticket(id, token(resumeToken))));
    }

    private static SecretToken token(String text) {
        return SecretToken.parse(text).orElseThrow(Caller::notSignedIn);
    }

    /** Whoever else is signed in counts for nothing beside the token. */
    private <T> T asNobody(Callable<T> work) {
        Caller caller = callers.get();
        try {
            return callers.callAs(Caller.anonymous(caller.origin(), caller.correlationId()), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
