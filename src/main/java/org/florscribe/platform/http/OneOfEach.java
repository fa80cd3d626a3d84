package org.florscribe.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps headers from being sent twice: PrimeFaces adds the policy with its nonce to the one that is there, and the container
 * adds caching headers of its own.
 */
final class OneOfEach extends HttpServletResponseWrapper {

    static final String POLICY = "Content-Security-Policy";
    static final String CACHE = "Cache-Control";

    private static final String KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable";

    private static final Set<String> OF_THE_CONTENT = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "content-disposition",
            "etag",
            "last-modified",
            "set-cookie");

    private final boolean versioned;
    private final URI home;

    /**
     * @param versioned the address holds a version, so what it answers never changes; unless the answer itself says
     *     {@code no-cache}, because the version asked for is not this release's
     */
    OneOfEach(HttpServletResponse response, boolean versioned, URI home) {
        super(response);
        this.versioned = versioned;
        this.home = home;
    }

    /** The container would build the address from the caller's Host and the proxy's plain http (security.md 2.16). */
    @Override
    public void sendRedirect(String location) throws IOException {
        boolean ours = location.startsWith("/") && !location.startsWith("//");
        if (!ours && !location.startsWith(home + "/")) {
            throw new IllegalArgumentException("Redirects stay on this server");
        }
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", ours ? home + location : location);
        flushBuffer();
    }

    /** Faces takes everything back when a page fails half way: what protects the answer and names it stays. */
    @Override
    public void reset() {
        Map<String, String> protecting = new LinkedHashMap<>();
        for (String name : getHeaderNames()) {
            if (!OF_THE_CONTENT.contains(name.toLowerCase(Locale.ROOT))) {
                protecting.put(name, getHeader(name));
            }
        }
        super.reset();
        protecting.forEach(super::setHeader);
    }

    /** Whoever is told that something is away is told when to come back, by whatever part of the product it is said. */
    @Override
    public void setStatus(int status) {
        sayWhen(status);
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        sayWhen(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String words) throws IOException {
        sayWhen(status);
        super.sendError(status, words);
    }

    private void sayWhen(int status) {
        if (status == SC_SERVICE_UNAVAILABLE && !containsHeader("Retry-After")) {
            setHeader("Retry-After", "5");
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(POLICY) || name.equalsIgnoreCase(CACHE)) {
            setHeader(name, value);
        } else if (!isObsoleteCaching(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(CACHE)) {
            super.setHeader(
                    name,
                    versioned && getStatus() < 400 && !value.equals("no-cache") ? KEPT_FOR_A_YEAR : strictest(value));
        } else if (!isObsoleteCaching(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!isObsoleteCaching(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!isObsoleteCaching(name)) {
            super.addDateHeader(name, date);
        }
    }

    // what a page or a call answers is never kept, whatever the framework behind it thinks
    private String strictest(String value) {
        return versioned ? value : "no-store";
    }

    private static boolean isObsoleteCaching(String name) {
        return name.equalsIgnoreCase("Expires") || name.equalsIgnoreCase("Pragma");
    }
}
