package org.florscribe.platform.http;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refusals that an attack looks like, as lines of the security log. A line has the event and the number of its request, by which the
 * log of requests tells the rest; never what was sent, which may hold anything. Strangers bring these about: of each kind only so many
 * a minute are told.
 */
public final class RefusalLog {

    /** What was refused. */
    public enum Event {
        /** Sent, or a socket opened, by a page of another site, or by nobody who knows our pages (CSRF). */
        FOREIGN_PAGE,
        /** Asked for under a name that is not in PUBLIC_URL. */
        FOREIGN_HOST,
        /** A socket for a recording was to be opened with a ticket that is spent, expired or not ours. */
        SPENT_TICKET
    }

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");
    private static final int MOST_A_MINUTE = 30;
    private static final Map<Event, PerMinute> LINES = lines();

    private RefusalLog() {}

    public static void tell(Event event) {
        PerMinute lines = LINES.get(event);
        if (lines != null && lines.take()) {
            SECURITY.atWarn()
                    .addKeyValue("event", event.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .log("a request was refused");
        }
    }

    private static Map<Event, PerMinute> lines() {
        Map<Event, PerMinute> lines = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            lines.put(event, new PerMinute(MOST_A_MINUTE));
        }
        return Collections.unmodifiableMap(lines);
    }
}
