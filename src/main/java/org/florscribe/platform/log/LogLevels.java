package org.florscribe.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Changes what is logged while the server runs; the next start goes back to LOG_LEVEL. */
@ApplicationScoped
public class LogLevels {

    /** The product's own packages; LOG_LEVEL is about these. */
    public static final String OURS = "org.florscribe";

    private static final Map<String, Level> LEVELS = Map.of(
            "trace",
            Level.FINEST,
            "debug",
            Level.FINE,
            "info",
            Level.INFO,
            "warn",
            Level.WARNING,
            "error",
            Level.SEVERE);

    /** Strong references: the log manager itself would let a logger, and its level with it, be collected. */
    private final Map<String, Logger> changed = new ConcurrentHashMap<>();

    /** @param level trace, debug, info, warn or error; otherwise IllegalArgumentException */
    public void set(String packageName, String level) {
        Level wanted = LEVELS.get(level);
        if (wanted == null) {
            throw new IllegalArgumentException("the level is one of trace, debug, info, warn, error");
        }
        changed.computeIfAbsent(packageName, Logger::getLogger).setLevel(wanted);
    }
}
