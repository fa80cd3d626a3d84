package org.florscribe.web.push;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.CallerPrincipal;

/** One open page. It only listens; who it belongs to is known from the request that opened it. */
@ServerEndpoint("/api/push")
public class PushEndpoint {

    /** As in the recording protocol: the session has ended. */
    private static final int SESSION_ENDED = 4401;

    @OnOpen
    public void open(Session page) throws IOException {
        Optional<UUID> practice = practiceOf(page);
        if (practice.isEmpty()) {
            page.close(new CloseReason(new Code(SESSION_ENDED), "not signed in"));
            return;
        }
        page.setMaxIdleTimeout(0);
        audience().join(practice.get(), page);
    }

    @OnMessage(maxMessageSize = 64)
    public void heard(String message) {
        // a page has nothing to say here
    }

    @OnClose
    public void close(Session page) {
        practiceOf(page).ifPresent(practice -> audience().leave(practice, page));
    }

    private static Optional<UUID> practiceOf(Session page) {
        Principal principal = page.getUserPrincipal();
        return principal instanceof CallerPrincipal known ? known.caller().practiceId() : Optional.empty();
    }

    private static Audience audience() {
        return CDI.current().select(Audience.class).get();
    }

    /** A close code of our own protocol. */
    private record Code(int getCode) implements CloseCode {}
}
