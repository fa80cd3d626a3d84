package org.florscribe.platform.launcher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How the server signs in to the database: as the application, and as the owner for migrations and jobs. */
record Database(String url, String user, String password, String ownerUser, String ownerPassword) {

    /** The address under which PostgreSQL shows this node's connections by its name, in {@code pg_stat_activity}. */
    String urlFor(String node) {
        return url + (url.contains("?") ? "&" : "?") + "ApplicationName="
                + URLEncoder.encode("florscribe " + node, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Database[" + user + "]";
    }
}
