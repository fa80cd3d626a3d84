package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.florscribe.practice.identity.Installation;

/** The security headers of security.md 2.15 on every answer, none twice. */
public class HeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String NOWHERE =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PAGE = "default-src 'none'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " font-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; connect-src 'self';"
            + " worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'; report-uri /api/csp-reports; script-src 'self'";
    private static final String NOTHING_ALLOWED = "camera=(), geolocation=(), display-capture=(), usb=(), serial=(),"
            + " bluetooth=(), midi=(), payment=(), publickey-credentials-get=(self)";

    private final transient Installation installation;

    @Inject
    HeadersFilter(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Paths.of(request);
        boolean page = Paths.isForPeople(request);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        response.setHeader("Permissions-Policy", permissions(path));
        response.setHeader(OneOfEach.POLICY, page || path.equals("/api") ? PAGE : NOWHERE);
        if (page || path.equals("/api")) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        if ("https".equals(installation.publicUrl().getScheme())) {
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        boolean kept = Paths.isStatic(path);
        if (!kept) {
            response.setHeader(OneOfEach.CACHE, "no-store");
        }
        chain.doFilter(request, new OneOfEach(response, kept, installation.publicUrl()));
    }

    private static String permissions(String path) {
        return (path.startsWith("/app/visit") ? "microphone=(self), screen-wake-lock=(self), " : "microphone=(), ")
                + NOTHING_ALLOWED
                + (path.startsWith("/app/profile") ? ", publickey-credentials-create=(self)" : "");
    }
}
