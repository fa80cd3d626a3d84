package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.identity.Installation;

/** Which origins are ours or allowed, compared whole; there is no wildcard and no {@code null}. */
@ApplicationScoped
class Origins {

    private final String own;
    private final Set<String> allowed;

    @Inject
    Origins(Installation installation, Settings settings) {
        own = installation.publicUrl().getScheme() + "://"
                + installation.publicUrl().getAuthority();
        allowed = Set.copyOf(settings.list(Setting.ALLOWED_ORIGINS));
    }

    boolean isOwn(String origin) {
        return origin.equals(own);
    }

    boolean isAllowed(String origin) {
        return allowed.contains(origin);
    }

    /** A browser's request came from a page of ours: by Sec-Fetch-Site, or without it by Origin (security.md 2.17). */
    boolean isFromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return Optional.ofNullable(request.getHeader("Origin"))
                .filter(this::isOwn)
                .isPresent();
    }
}
