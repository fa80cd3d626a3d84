package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.ApiTokens;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.shared.Unavailable;

/** Says who is calling, by our cookie or a bearer token and nothing else, and lets the rest of the request run as that caller. */
public class IdentityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    private final transient SignedInSessions sessions;
    private final transient ApiTokens tokens;
    private final transient SessionCookie cookie;
    private final transient ClientAddress addresses;
    private final transient CurrentCaller callers;

    @Inject
    IdentityFilter(
            SignedInSessions sessions,
            ApiTokens tokens,
            SessionCookie cookie,
            ClientAddress addresses,
            CurrentCaller callers) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.addresses = addresses;
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Paths.of(request);
        if (Paths.isStatic(path) || Paths.isHealth(path)) {
            chain.doFilter(request, response);
            return;
        }
        Caller anonymous = Caller.anonymous(Optional.of(addresses.of(request)), CorrelationFilter.idOf(request));
        Optional<String> bearer = bearer(request);
        Optional<SecretToken> session = cookie.read(request);
        if (bearer.isPresent() && session.isPresent()) {
            Answers.refuse(request, response, 400, "two-identities", "Send a cookie or a bearer token, not both.");
            return;
        }
        Optional<Caller> known;
        try {
            known = identify(anonymous, bearer, session, request);
        } catch (Unavailable e) {
            response.setHeader("Retry-After", "5");
            Answers.refuse(request, response, 503, "unavailable", "The database does not answer just now. Try again.");
            return;
        }
        // who comes for a new token may still carry the old one
        if (bearer.isPresent() && known.isEmpty() && Paths.door(path) != Paths.Door.ANYONE) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            Answers.refuse(request, response, 401, "not-signed-in", "This access token is not valid any more.");
            return;
        }
        runAs(known.orElse(anonymous), request, response, chain);
    }

    private Optional<Caller> identify(
            Caller anonymous, Optional<String> bearer, Optional<SecretToken> session, HttpServletRequest request) {
        boolean byPerson = request.getHeader("Flor-Automatic") == null
                && !Paths.of(request).equals(Paths.PUSH)
                && !Paths.of(request).equals(Paths.REALTIME);
        try {
            return callers.callAs(
                    anonymous,
                    () -> bearer.isPresent()
                            ? tokens.accept(bearer.get())
                            : session.flatMap(token -> sessions.resume(token, byPerson)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void runAs(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var context = LogContext.with(Map.of(
                LogContext.PRACTICE, caller.practiceId().map(UUID::toString).orElse(""),
                LogContext.USER, caller.staffId().map(UUID::toString).orElse("")))) {
            callers.callAs(caller, () -> {
                PageStates.claim(request, caller);
                chain.doFilter(new IdentifiedRequest(request, caller), response);
                PageStates.claim(request, caller); // a page may have made its first state
                return caller;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
