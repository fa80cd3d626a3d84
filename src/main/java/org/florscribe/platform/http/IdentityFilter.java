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
import java.util.Set;
import java.util.UUID;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.ApiKeySignIn;
import org.florscribe.practice.identity.ApiKeyText;
import org.florscribe.practice.identity.ApiTokens;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Resumed;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Unavailable;

/** Says who is calling, by our cookie or a bearer token and nothing else, and lets the rest of the request run as that caller. */
public class IdentityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final String LOCKED = IdentityFilter.class.getName() + ".locked";

    /** What the browser plays or draws by itself while nobody may be there. */
    private static final Set<String> FETCHED_BY_THE_BROWSER = Set.of("audio", "video", "image");

    private final transient SignedInSessions sessions;
    private final transient ApiTokens tokens;
    private final transient ApiKeySignIn keys;
    private final transient SessionCookie cookie;
    private final transient ClientAddress addresses;
    private final transient CurrentCaller callers;
    private final transient RequestLimits limits;

    @Inject
    IdentityFilter(
            SignedInSessions sessions,
            ApiTokens tokens,
            ApiKeySignIn keys,
            SessionCookie cookie,
            ClientAddress addresses,
            CurrentCaller callers,
            RequestLimits limits) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.keys = keys;
        this.cookie = cookie;
        this.addresses = addresses;
        this.callers = callers;
        this.limits = limits;
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
        Optional<Resumed> known;
        try {
            known = identify(anonymous, bearer, session, request);
        } catch (Unavailable e) {
            response.setHeader("Retry-After", "5");
            Answers.refuse(request, response, 503, "unavailable", "The database does not answer just now. Try again.");
            return;
        } catch (NotSignedIn e) {
            refuse(e.slug(), String.valueOf(e.getMessage()), anonymous, request, response);
            return;
        }
        // who comes for a new token may still carry the old one
        if (bearer.isPresent() && known.isEmpty() && Paths.door(path) != Paths.Door.ANYONE) {
            refuse("not-signed-in", "This access token is not valid any more.", anonymous, request, response);
            return;
        }
        boolean locked = known.filter(Resumed::locked).isPresent();
        if (locked) {
            request.setAttribute(LOCKED, true);
            response.setHeader("Flor-Session", "locked");
        }
        runAs(known.map(Resumed::caller).orElse(anonymous), !locked, request, response, chain);
    }

    /** Guessing tokens is limited, too. */
    private void refuse(
            String slug, String words, Caller anonymous, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!limits.refuse(anonymous, request, response)) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            Answers.refuse(request, response, 401, slug, words);
        }
    }

    /** Whether the request comes from a browser that has to be unlocked first; its caller is nobody. */
    static boolean isLocked(HttpServletRequest request) {
        return request.getAttribute(LOCKED) != null;
    }

    private Optional<Resumed> identify(
            Caller anonymous, Optional<String> bearer, Optional<SecretToken> session, HttpServletRequest request) {
        boolean byPerson = request.getHeader("Flor-Automatic") == null
                && !FETCHED_BY_THE_BROWSER.contains(
                        Optional.ofNullable(request.getHeader("Sec-Fetch-Dest")).orElse(""))
                && !Paths.of(request).equals(Paths.PUSH)
                && !Paths.of(request).equals(Paths.REALTIME);
        try {
            return callers.callAs(
                    anonymous,
                    () -> bearer.isPresent()
                            ? caller(bearer.get(), request).map(caller -> new Resumed(caller, false))
                            : session.flatMap(token -> sessions.resume(token, byPerson)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A program's key is for calls: no page shows itself to it. */
    private Optional<Caller> caller(String bearer, HttpServletRequest request) {
        boolean reading = SafeMethods.include(request.getMethod());
        if (!bearer.startsWith(ApiKeyText.PREFIX)) {
            return tokens.accept(bearer, reading);
        }
        return Paths.isApi(Paths.of(request)) ? keys.accept(bearer, reading) : Optional.empty();
    }

    /** @param claiming whether open pages become the caller's; those of a locked browser stay its own */
    private void runAs(
            Caller caller,
            boolean claiming,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        try (var context = LogContext.with(Map.of(
                LogContext.PRACTICE, caller.practiceId().map(UUID::toString).orElse(""),
                LogContext.USER, caller.staffId().map(UUID::toString).orElse("")))) {
            new Exchange(request, response)
                    .during(() -> callers.callAs(caller, () -> {
                        if (claiming) {
                            PageStates.claim(request, caller);
                        }
                        chain.doFilter(new IdentifiedRequest(request, caller), response);
                        if (claiming) {
                            PageStates.claim(request, caller); // a page may have made its first state
                        }
                        return caller;
                    }));
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
