package org.florscribe.live;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where live audio comes in: recording protocol v1. Origin and ticket are checked by filters before the upgrade. */
@ServerEndpoint(value = RecordingEndpoint.PATH, subprotocols = RecordingEndpoint.PROTOCOL)
public class RecordingEndpoint {

    static final String PATH = "/api/realtime/ws";
    static final String PROTOCOL = "florscribe.recording.v1";

    private static final int MOST_TEXT = 4_096;

    /** More than a frame may have, so that what is too large is told so in the protocol's own words. */
    private static final int MOST_BINARY = 262_144;

    private final RecordingSockets sockets;
    private final SocketDoor door;

    @Inject
    RecordingEndpoint(RecordingSockets sockets, SocketDoor door) {
        this.sockets = sockets;
        this.door = door;
    }

    @OnOpen
    public void open(Session session) throws IOException {
        if (session.getUserPrincipal() instanceof TicketPrincipal ticket) {
            session.setMaxIdleTimeout(0); // one sweep looks after all of them
            IdleTimers.takeFrom(session);
            sockets.open(session, ticket);
        } else {
            door.failed(new IllegalStateException("a recording's socket was opened without a ticket"));
            door.sendAway(session, "No ticket");
        }
    }

    @OnMessage(maxMessageSize = MOST_BINARY)
    public void frame(ByteBuffer frame, Session session) {
        sockets.of(session).ifPresent(socket -> socket.frame(frame));
    }

    @OnMessage(maxMessageSize = MOST_TEXT)
    public void message(String text, Session session) {
        sockets.of(session).ifPresent(socket -> socket.message(text));
    }

    @OnMessage
    public void pong(PongMessage pong, Session session) {
        sockets.of(session).ifPresent(RecordingSocket::isThere);
    }

    @OnClose
    public void close(Session session) {
        sockets.left(session);
    }

    @OnError
    public void failed(Session session, Throwable cause) {
        door.failed(cause);
        sockets.failed(session);
    }
}
