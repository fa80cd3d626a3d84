package org.florscribe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What kind of thing a path is, and who may knock there. What is not named here is closed. */
final class Paths {

    static final String PUSH = "/api/push";

    /** Where live recordings come in: whoever has a ticket. */
    static final String REALTIME = "/api/realtime/ws";

    private static final String RESUME_TOKEN = "X-Resume-Token";
    static final String CSP_REPORTS = "/api/csp-reports";
    private static final String WEBHOOKS = "/api/webhooks/";

    private static final Set<String> OPEN_PAGES = Set.of(
            "/",
            "/index.xhtml",
            "/login.xhtml",
            "/lock.xhtml",
            "/second.xhtml",
            "/sso.xhtml",
            "/setup.xhtml",
            "/invitation.xhtml",
            "/reset.xhtml");
    private static final Set<String> OPEN_FILES =
            Set.of("/favicon.ico", "/robots.txt", "/api", "/openapi", CSP_REPORTS);
    private static final Set<String> OPEN_PREFIXES = Set.of(
            "/assets/",
            "/jakarta.faces.resource/",
            "/openapi/",
            WEBHOOKS,
            "/api/v1/auth/",
            "/api/v1/setup",
            "/api/v1/invitations/");
    private static final SortedSet<String> SHOWN = methodsOf("GET", "HEAD");
    private static final SortedSet<String> SHOWN_AND_SENT = methodsOf("GET", "HEAD", "POST");
    private static final SortedSet<String> POSTED = methodsOf("POST");
    private static final SortedSet<String> OPENED = methodsOf("GET");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\d+|[A-Za-z0-9_-]{20,}");

    /** Who a path is for. */
    enum Door {
        ANYONE,
        SIGNED_IN,
        ADMINS,
        NOBODY
    }

    private Paths() {}

    private static SortedSet<String> methodsOf(String... names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(names)));
    }

    /** The path as the container reads it: decoded, without parameters. */
    static String of(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    static Door door(String path) {
        if (OPEN_PAGES.contains(path)
                || OPEN_FILES.contains(path)
                || path.equals(REALTIME)
                || isHealth(path)
                || OPEN_PREFIXES.stream().anyMatch(path::startsWith)) {
            return Door.ANYONE;
        }
        if (path.startsWith("/admin/")) {
            return Door.ADMINS;
        }
        return path.startsWith("/app/") || isApi(path) || path.equals(PUSH) ? Door.SIGNED_IN : Door.NOBODY;
    }

    /** What is done there, in the order in which it is told; calls have methods of their own. */
    static SortedSet<String> methods(String path) {
        if (path.equals(CSP_REPORTS) || isWebhook(path)) {
            return POSTED;
        }
        if (path.equals(PUSH) || path.equals(REALTIME)) {
            return OPENED;
        }
        return isPage(path) ? SHOWN_AND_SENT : SHOWN;
    }

    static boolean isStatic(String path) {
        return path.startsWith("/assets/") || path.startsWith("/jakarta.faces.resource/");
    }

    static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/v1/");
    }

    /** Who records shows the token that came with the opening, should the session have ended meanwhile. */
    static boolean isResumedRecording(HttpServletRequest request) {
        return of(request).startsWith("/api/v1/recordings/") && request.getHeader(RESUME_TOKEN) != null;
    }

    /** Where vendors call: each shows a secret of its own. */
    static boolean isWebhook(String path) {
        return path.startsWith(WEBHOOKS);
    }

    /** Whether the answer is a page that a browser shows. */
    static boolean isPage(String path) {
        return path.endsWith(".xhtml") || path.equals("/");
    }

    /** Whether a person with a browser should see words rather than a document for programs. */
    static boolean isForPeople(HttpServletRequest request) {
        String path = of(request);
        return isPage(path)
                || (!path.startsWith("/api/")
                        && !isStatic(path)
                        && !isHealth(path)
                        && Optional.ofNullable(request.getHeader("Accept"))
                                .orElse("")
                                .contains("text/html"));
    }

    /** The path without ids, so that a log line tells of a kind of call and not of a patient. */
    static String pattern(String path) {
        String[] parts = path.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (ID.matcher(parts[i]).matches()) {
                parts[i] = "{id}";
            }
        }
        return String.join("/", parts);
    }
}
