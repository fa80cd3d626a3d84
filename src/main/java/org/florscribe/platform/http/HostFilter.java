package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.Installation;

/** Answers only to the name in PUBLIC_URL, because the server copies the caller's Host into redirects (security.md 2.16). */
public class HostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Load balancers ask these by address. */
    private static final Set<String> ANY_NAME = Set.of("/health/live", "/health/ready", "/health/started", "/health");

    private final transient Installation installation;

    @Inject
    HostFilter(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String asked = Optional.ofNullable(request.getHeader("Host")).orElse("");
        if (ANY_NAME.contains(Paths.of(request)) || asked.equalsIgnoreCase(authority(installation.publicUrl()))) {
            chain.doFilter(request, response);
            return;
        }
        RefusalLog.tell(RefusalLog.Event.FOREIGN_HOST);
        response.setStatus(421);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("This server answers only at its PUBLIC_URL, " + installation.publicUrl() + "\n");
    }

    private static String authority(URI url) {
        boolean usual = url.getPort() == -1
                || ("http".equals(url.getScheme()) && url.getPort() == 80)
                || ("https".equals(url.getScheme()) && url.getPort() == 443);
        return usual ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
