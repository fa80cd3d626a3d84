package org.florscribe.platform.log;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Leaves out what the server says at every start and what helps nobody. Named in the server's logging.properties. */
public final class Noise implements Filter {

    private static final List<String> KNOWN = List.of(
            "NCLS-SECURITY-05054", // a root certificate in the server's own store has expired: we use Java's store
            "AS-DEPLOYMENT-00015", // naming rules of packages that we do not use
            "registered the JDBC driver");

    @Override
    public boolean isLoggable(LogRecord logged) {
        String message = String.valueOf(logged.getMessage());
        return KNOWN.stream().noneMatch(message::contains);
    }
}
