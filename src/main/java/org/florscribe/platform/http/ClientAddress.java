package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.shared.AddressRange;

/** Where a request comes from. X-Forwarded-For counts only when a proxy of TRUSTED_PROXIES sent it, and then from its end. */
@ApplicationScoped
class ClientAddress {

    private final List<AddressRange> proxies;

    @Inject
    ClientAddress(Settings settings) {
        proxies = settings.list(Setting.TRUSTED_PROXIES).stream()
                .map(AddressRange::parse)
                .toList();
    }

    String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), String.join(",", Collections.list(request.getHeaders("X-Forwarded-For"))));
    }

    /** @param forwarded addresses between commas, the nearest last, each added by the proxy after it */
    String of(String peer, String forwarded) {
        String address = peer;
        String[] hops = forwarded.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
            String before = hops[i].strip();
            if (!isAddress(before)) {
                break; // what no proxy writes, nobody is known by
            }
            address = before;
        }
        return address;
    }

    private boolean isTrusted(String address) {
        if (proxies.isEmpty() || !isAddress(address)) {
            return false;
        }
        InetAddress parsed = AddressRange.literal(address);
        return proxies.stream().anyMatch(range -> range.holds(parsed));
    }

    private static boolean isAddress(String text) {
        try {
            AddressRange.literal(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
