package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What other sites' pages may not do (CSRF) and what listed origins may (CORS): security.md 2.6 and 2.17. */
public class CrossOriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    private final transient Origins origins;
    private final transient SessionCookie cookie;

    @Inject
    CrossOriginFilter(Origins origins, SessionCookie cookie) {
        this.origins = origins;
        this.cookie = cookie;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Paths.of(request);
        if (Paths.isApi(path) && answeredPreflight(request, response)) {
            return;
        }
        boolean foreign = (path.equals(Paths.PUSH) && !mayOpenSocket(request))
                || (path.equals(Paths.REALTIME) && !mayRecord(request));
        if (foreign) {
            refuse(request, response, 403, "foreign-origin", "This socket opens only for pages of this server.");
        } else if (SafeMethods.include(request.getMethod())
                || path.equals(Paths.CSP_REPORTS)
                || Paths.isWebhook(path)) {
            chain.doFilter(request, response);
        } else if (Paths.isApi(path)) {
            callApi(request, response, chain);
        } else if (origins.isFromOurPage(request)) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response, 403, "foreign-origin", "This was sent from another site.");
        }
    }

    // a browser sends our cookie by itself, so a call with it must show that a page of ours made it
    private void callApi(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (cookie.read(request).isEmpty()) {
            chain.doFilter(request, response);
        } else if (!origins.isFromOurPage(request)) {
            refuse(request, response, 403, "foreign-origin", "This was sent from another site.");
        } else if (!"1".equals(request.getHeader("Flor-Request")) || FORMS.contains(mediaType(request))) {
            refuse(
                    request,
                    response,
                    415,
                    "unsupported-media-type",
                    "With a cookie, calls are JSON or a transcript and carry the header Flor-Request: 1.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** CORS: an exact origin of ALLOWED_ORIGINS, with a bearer token and never with cookies. */
    private boolean answeredPreflight(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && origins.isAllowed(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", "ETag, Location, Retry-After, X-Request-Id");
            if (request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null) {
                response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
                response.setHeader(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, If-Match, Idempotency-Key, X-Request-Id, X-Resume-Token");
                response.setHeader("Access-Control-Max-Age", "600");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return true;
            }
        }
        return false;
    }

    private boolean mayOpenSocket(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origins.isOwn(origin) || origins.isAllowed(origin);
        }
        return request.getHeader("Cookie") == null && request.getHeader("Sec-Fetch-Site") == null;
    }

    /** Who is no browser has no origin, and is judged by its ticket. */
    private boolean mayRecord(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origins.isOwn(origin) || origins.isAllowed(origin);
    }

    private static String mediaType(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String slug, String detail)
            throws IOException {
        RefusalLog.tell(RefusalLog.Event.FOREIGN_PAGE);
        Answers.refuse(request, response, status, slug, detail);
    }
}
