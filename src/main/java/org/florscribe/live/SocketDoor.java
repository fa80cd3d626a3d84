package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sockets of the product have in common: whoever is not known is sent away, and what fails is told. */
@ApplicationScoped
public class SocketDoor {

    static final int SESSION_ENDED = 4401;

    private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);

    private final Event<UnexpectedFailure> unexpected;

    @Inject
    SocketDoor(Event<UnexpectedFailure> unexpected) {
        this.unexpected = unexpected;
    }

    void sendAway(Session session, String words) throws IOException {
        session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(SESSION_ENDED), words));
    }

    /** Lines break every day; all else is a fault of ours. */
    void failed(Throwable cause) {
        if (cause instanceof RuntimeException || cause instanceof Error) {
            unexpected.fire(new UnexpectedFailure(Door.SOCKET, cause));
        } else {
            LOG.atDebug().addKeyValue("cause", cause.getClass().getSimpleName()).log("socket failed");
        }
    }
}
