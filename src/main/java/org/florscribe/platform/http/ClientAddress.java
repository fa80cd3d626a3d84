package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;

/** Where a request comes from. X-Forwarded-For counts only when a proxy of TRUSTED_PROXIES sent it, and then from its end. */
@ApplicationScoped
class ClientAddress {

    private final Set<String> proxies;

    @Inject
    ClientAddress(Settings settings) {
        proxies = Set.copyOf(settings.list(Setting.TRUSTED_PROXIES));
    }

    String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String[] forwarded = Optional.ofNullable(request.getHeader("X-Forwarded-For"))
                .orElse("")
                .split(",", -1);
        for (int i = forwarded.length - 1; i >= 0 && proxies.contains(address); i--) {
            String before = forwarded[i].strip();
            if (before.isEmpty()) {
                break;
            }
            address = before;
        }
        return address.length() > 45 ? address.substring(0, 45) : address;
    }
}
