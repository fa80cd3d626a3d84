package org.florscribe.platform.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What the log lines of this thread are about: {@code try (var c = LogContext.with(LogContext.CORRELATION, id)) { … }}. Ids
 * only, never names or text of a patient. Contexts nest; closing one brings back what was before it.
 */
public final class LogContext implements AutoCloseable {

    public static final String CORRELATION = "correlationId";
    public static final String PRACTICE = "practice";
    public static final String USER = "user";
    public static final String ENCOUNTER = "encounter";
    public static final String ACTION = "action";
    public static final String DURATION_MS = "durationMs";

    private static final ThreadLocal<Map<String, String>> CURRENT = shared();

    private final Map<String, String> before;

    private LogContext(Map<String, String> before) {
        this.before = before;
    }

    public static LogContext with(String key, String value) {
        Map<String, String> before = CURRENT.get();
        Map<String, String> now = new LinkedHashMap<>(before);
        now.put(key, value);
        CURRENT.set(now);
        return new LogContext(before);
    }

    /** All of a map taken by {@link #current} on another thread. */
    public static LogContext with(Map<String, String> context) {
        Map<String, String> before = CURRENT.get();
        Map<String, String> now = new LinkedHashMap<>(before);
        now.putAll(context);
        CURRENT.set(now);
        return new LogContext(before);
    }

    public static Map<String, String> current() {
        return Map.copyOf(CURRENT.get());
    }

    @Override
    public void close() {
        if (before.isEmpty()) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** One for both copies of this class, the application's and the server's: kept where both look. It holds types of the JDK only. */
    @SuppressWarnings("unchecked")
    private static ThreadLocal<Map<String, String>> shared() {
        Properties place = System.getProperties();
        Object found = place.computeIfAbsent(
                LogContext.class.getName(), k -> ThreadLocal.withInitial(() -> Map.<String, String>of()));
        return (ThreadLocal<Map<String, String>>) found;
    }
}
