package org.florscribe.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL address as people write it: {@code postgresql://user:password@host:port/database?sslmode=…} or
 * {@code jdbc:postgresql://host:port/database?user=…&password=…}. Other hosts are spoken to by TLS only.
 */
public record DatabaseAddress(
        String host, int port, String database, String user, String password, Map<String, String> options) {

    private static final Set<String> WITH_TLS = Set.of("require", "verify-ca", "verify-full");

    /** Throws IllegalArgumentException with what is wrong; the words never carry a part of the address. */
    public static DatabaseAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.startsWith("jdbc:") ? text.substring(5) : text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "this is not an address (special characters in the password must be percent-encoded)", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
            throw new IllegalArgumentException(
                    "a PostgreSQL address is needed: postgresql://user:password@host:5432/database");
        }
        Map<String, String> options = options(uri.getRawQuery());
        List<String> login = login(uri.getRawUserInfo());
        String user = options.getOrDefault("user", login.get(0));
        String password = options.getOrDefault("password", login.get(1));
        options.remove("user");
        options.remove("password");
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (uri.getHost() == null || path.isEmpty() || path.contains("/")) {
            throw new IllegalArgumentException(
                    "host and database name are needed: postgresql://user:password@host:5432/database");
        }
        if (user.isEmpty() || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "user and password are needed: postgresql://user:password@host:5432/database");
        }
        var address = new DatabaseAddress(
                uri.getHost(), uri.getPort() < 0 ? 5432 : uri.getPort(), path, user, password, options);
        String mode = options.get("sslmode");
        if (!isLoopback(address.host) && mode != null && !WITH_TLS.contains(mode)) {
            throw new IllegalArgumentException("sslmode=" + (mode.matches("[a-z-]{1,20}") ? mode : "…")
                    + " allows a connection without TLS to another host: use verify-full (or require)");
        }
        if (!isLoopback(address.host) && "false".equals(options.get("ssl"))) {
            throw new IllegalArgumentException(
                    "ssl=false forbids TLS to another host: use sslmode=verify-full (or require)");
        }
        return address;
    }

    static @Nullable String fault(String text) {
        try {
            parse(text);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** For the driver, without user and password. Server details, which may quote values, stay out of its errors. */
    public String jdbcUrl() {
        var all = new TreeMap<>(options);
        if (!isLoopback(host)) {
            all.putIfAbsent("sslmode", "require");
        }
        all.putIfAbsent("logServerErrorDetail", "false");
        all.putIfAbsent("ApplicationName", "florscribe");
        var pairs = new ArrayList<String>();
        all.forEach((k, v) -> pairs.add(k + "=" + v));
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?" + String.join("&", pairs);
    }

    public String place() {
        return host + ":" + port + "/" + database;
    }

    public static boolean isLoopback(String host) {
        String h = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return h.equals("localhost") || h.equals("::1") || h.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + place() + "]";
    }

    private static List<String> login(@Nullable String raw) {
        if (raw == null) {
            return List.of("", "");
        }
        int colon = raw.indexOf(':');
        return colon < 0
                ? List.of(decode(raw), "")
                : List.of(decode(raw.substring(0, colon)), decode(raw.substring(colon + 1)));
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
            }
        }
        return options;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
