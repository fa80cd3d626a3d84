package org.florscribe.live;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away the timer that the server's WebSockets arm anew for each message in either direction, even where a session has no
 * idle time-out. It looks through every jar of the server to do so, which was half of what a recorded minute cost (ADR 17). A
 * server that keeps its timers elsewhere keeps them: all works as before, and costs as much.
 */
final class IdleTimers {

    private static final Logger LOG = LoggerFactory.getLogger(IdleTimers.class);

    /** Takes every task and does none. */
    private static final ScheduledExecutorService NEVER = never();

    private IdleTimers() {}

    private static ScheduledExecutorService never() {
        var never = new ScheduledThreadPoolExecutor(0, new ThreadPoolExecutor.DiscardPolicy());
        never.shutdown();
        return never;
    }

    /** @return whether it is so now */
    static boolean takeFrom(Session session) {
        try {
            Field service = Arrays.stream(session.getClass().getDeclaredFields())
                    .filter(field -> field.getType() == ScheduledExecutorService.class)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFieldException("timers"));
            service.setAccessible(true);
            service.set(session, NEVER);
            return true;
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            LOG.warn("idle timers stay: live recordings cost more processor time than they need", e);
            return false;
        }
    }
}
