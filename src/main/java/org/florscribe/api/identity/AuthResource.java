package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.identity.PasskeysResource.PasskeyOptionsBody;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.ApiTokens;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.Confirmation;
import org.florscribe.practice.identity.PasskeySignIn;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.PasswordReset;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Scopes;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SessionLock;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.practice.identity.TokenAnswer;
import org.jspecify.annotations.Nullable;

/** Tokens: got with a password, exchanged for the next pair, given back. */
@Path("/auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {

    private final ApiTokens tokens;
    private final SignedInSessions sessions;
    private final Reauthentication reauthentication;
    private final PasswordReset reset;
    private final SessionLock lock;
    private final PasskeySignIn passkeys;
    private final SessionCookie cookie;

    @Inject
    AuthResource(
            ApiTokens tokens,
            SignedInSessions sessions,
            Reauthentication reauthentication,
            PasswordReset reset,
            SessionLock lock,
            PasskeySignIn passkeys,
            SessionCookie cookie) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.reauthentication = reauthentication;
        this.reset = reset;
        this.lock = lock;
        this.passkeys = passkeys;
        this.cookie = cookie;
    }

    /**
     * @param code of the second factor: six digits of the app, or a recovery code
     * @param scope the part of what this person may that the tokens are for, with spaces between; everything without it
     */
    public record CredentialsBody(
            @Nullable String email,
            @Nullable String password,
            @Nullable String code,
            @Nullable String scope) {
        @Override
        public String toString() {
            return "CredentialsBody";
        }
    }

    public record RefreshBody(@Nullable String refreshToken) {
        @Override
        public String toString() {
            return "RefreshBody";
        }
    }

    /** One of the two. */
    public record StepUpBody(
            @Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "StepUpBody";
        }
    }

    /**
     * One of the two.
     *
     * @param passkey what the browser answered, as JSON
     */
    public record UnlockBody(
            @Nullable String password, @Nullable String passkey) {
        @Override
        public String toString() {
            return "UnlockBody";
        }
    }

    public record ResetBody(@Nullable String email) {
        @Override
        public String toString() {
            return "ResetBody";
        }
    }

    public record ConfirmBody(
            @Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "ConfirmBody";
        }
    }

    /** @param expiresIn seconds */
    public record TokenBody(String accessToken, String tokenType, long expiresIn, String refreshToken, String scope) {
        static TokenBody of(TokenAnswer answer) {
            return new TokenBody(
                    answer.accessToken(),
                    "Bearer",
                    answer.expiresIn().toSeconds(),
                    answer.refreshToken().reveal(),
                    answer.scopes().text());
        }

        @Override
        public String toString() {
            return "TokenBody";
        }
    }

    @POST
    @Path("/token")
    public TokenBody token(
            @Nullable CredentialsBody sent, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String agent) {
        CredentialsBody body = Fields.body(sent);
        return TokenBody.of(tokens.issue(
                Fields.required("email", body.email()),
                Password.of(Fields.required("password", body.password())),
                Optional.ofNullable(body.code()),
                Optional.ofNullable(body.scope()).map(Scopes::parse).orElse(Scopes.EVERYTHING),
                Optional.ofNullable(agent).orElse("API")));
    }

    @POST
    @Path("/refresh")
    public TokenBody refresh(@Nullable RefreshBody sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return TokenBody.of(tokens.refresh(
                Fields.required("refreshToken", Fields.body(sent).refreshToken()), Optional.ofNullable(key)));
    }

    @POST
    @Path("/sign-out")
    @Consumes(MediaType.WILDCARD)
    public Response signOut(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        // a locked browser may end its session, although it is nobody's until it is unlocked
        cookie.read(request).ifPresentOrElse(lock::signOut, sessions::signOut);
        cookie.clear(response);
        return Response.noContent().build();
    }

    @POST
    @Path("/step-up")
    public Response stepUp(@Nullable StepUpBody sent, @Context HttpServletResponse response) {
        StepUpBody body = Fields.body(sent);
        reauthentication
                .stepUp(Confirmation.of(Optional.ofNullable(body.password()), Optional.ofNullable(body.code())))
                .ifPresent(token -> cookie.set(response, token));
        return Response.noContent().build();
    }

    @POST
    @Path("/passkey/options")
    @Consumes(MediaType.WILDCARD)
    public PasskeyOptionsBody askPasskey() {
        return new PasskeyOptionsBody(passkeys.begin());
    }

    @POST
    @Path("/lock")
    @Consumes(MediaType.WILDCARD)
    public Response lock() {
        lock.lock();
        return Response.noContent().build();
    }

    @POST
    @Path("/unlock")
    public Response unlock(
            @Nullable UnlockBody sent, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        UnlockBody body = Fields.body(sent);
        SecretToken held = cookie.read(request).orElseThrow(Caller::notSignedIn);
        SignedIn open = body.passkey() == null
                ? lock.unlock(held, Password.of(Fields.required("password", body.password())))
                : lock.unlockWithPasskey(held, body.passkey());
        cookie.set(response, open.token());
        return Response.noContent().build();
    }

    @POST
    @Path("/password-reset")
    public Response requestReset(@Nullable ResetBody sent) {
        reset.request(Fields.required("email", Fields.body(sent).email()));
        return Response.accepted().build();
    }

    @POST
    @Path("/password-reset/confirm")
    public Response confirmReset(@Nullable ConfirmBody sent) {
        ConfirmBody body = Fields.body(sent);
        reset.confirm(
                Fields.required("token", body.token()), Password.of(Fields.required("password", body.password())));
        return Response.noContent().build();
    }
}
