package org.florscribe.live;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CallerPrincipal;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that something they show is different now: {@code {"visit":"<id>"}}, or {@code {"again":true}} when nobody
 * knows what it missed, and nothing else. What the page may see of it, it asks for over its own authorised calls. Origin and identity are checked by the filters before the upgrade.
 */
@ServerEndpoint(PushEndpoint.PATH)
public class PushEndpoint {

    static final String PATH = "/api/push";

    private static final Logger LOG = LoggerFactory.getLogger(PushEndpoint.class);
    private static final int NOT_SIGNED_IN = 4401;
    private static final long IDLE_LIMIT_MS = 90_000;

    private final PushHub hub;
    private final Event<UnexpectedFailure> unexpected;

    @Inject
    PushEndpoint(PushHub hub, Event<UnexpectedFailure> unexpected) {
        this.hub = hub;
        this.unexpected = unexpected;
    }

    @OnOpen
    public void open(Session session) throws IOException {
        if (session.getUserPrincipal() instanceof CallerPrincipal principal
                && principal.caller().kind() == Caller.Kind.PERSON) {
            session.setMaxIdleTimeout(IDLE_LIMIT_MS);
            hub.join(principal.caller(), session);
        } else {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(NOT_SIGNED_IN), "Sign in to go on"));
        }
    }

    /** A page says it is still there; there is nothing else to say to this socket. */
    @OnMessage(maxMessageSize = 64)
    public void stillThere(String ignored, Session session) {
        hub.answer(session);
    }

    @OnClose
    public void close(Session session) {
        hub.leave(session);
    }

    @OnError
    public void failed(Session session, Throwable cause) {
        if (cause instanceof RuntimeException || cause instanceof Error) {
            unexpected.fire(new UnexpectedFailure(Door.SOCKET, cause));
        } else {
            LOG.atDebug().addKeyValue("cause", cause.getClass().getSimpleName()).log("push socket failed");
        }
        hub.leave(session);
    }
}
