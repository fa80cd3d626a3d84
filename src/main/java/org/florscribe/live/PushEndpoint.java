package org.florscribe.live;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CallerPrincipal;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.shared.Unavailable;

/**
 * Tells open pages that something they show is different now: {@code {"visit":"<id>"}}, or {@code {"again":true}} when nobody
 * knows what it missed; {@code {"listening":true}} comes first, and what changed before it the page has to look for itself.
 * What the page may see of it, it asks for over its own authorised calls. Origin and identity are checked by the filters
 * before the upgrade.
 */
@ServerEndpoint(PushEndpoint.PATH)
public class PushEndpoint {

    static final String PATH = "/api/push";

    private static final long IDLE_LIMIT_MS = 90_000;

    private final PushHub hub;
    private final SocketDoor door;
    private final SignedInSessions sessions;
    private final CurrentCaller callers;

    @Inject
    PushEndpoint(PushHub hub, SocketDoor door, SignedInSessions sessions, CurrentCaller callers) {
        this.hub = hub;
        this.door = door;
        this.sessions = sessions;
        this.callers = callers;
    }

    @OnOpen
    public void open(Session session) throws IOException {
        if (session.getUserPrincipal() instanceof CallerPrincipal principal
                && principal.caller().kind() == Caller.Kind.PERSON) {
            session.setMaxIdleTimeout(IDLE_LIMIT_MS);
            hub.join(principal.caller(), session);
        } else {
            door.sendAway(session, "Sign in to go on");
        }
    }

    /** A page says it is still there, which is the moment to see whether its session is; there is nothing else to say here. */
    @OnMessage(maxMessageSize = 64)
    public void stillThere(String ignored, Session session) throws Exception {
        if (session.getUserPrincipal() instanceof CallerPrincipal principal && isOpen(principal.caller())) {
            hub.answer(session);
        } else {
            door.sendAway(session, "Sign in to go on");
        }
    }

    /** When the database does not answer, the next word asks again. */
    private boolean isOpen(Caller caller) throws Exception {
        try {
            return callers.callAs(caller, sessions::isOpen);
        } catch (RuntimeException e) {
            if (Unavailable.isIn(e)) {
                return true;
            }
            throw e;
        }
    }

    @OnClose
    public void close(Session session) {
        hub.leave(session);
    }

    @OnError
    public void failed(Session session, Throwable cause) {
        door.failed(cause);
        hub.leave(session);
    }
}
