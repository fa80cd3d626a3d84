package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.recording.LiveKeeping;
import org.florscribe.clinical.recording.LiveStreams;
import org.florscribe.platform.http.ServerStopping;
import org.florscribe.practice.identity.CurrentCaller;

/** The connections of this node over which recordings come. */
@ApplicationScoped
public class RecordingSockets {

    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final RecordingSocket.Surroundings around;
    private final Map<String, RecordingSocket> bySession = new ConcurrentHashMap<>();

    @Inject
    RecordingSockets(
            LiveStreams streams, LiveKeeping keeping, CaptionRelay captions, CurrentCaller callers, Clock clock) {
        this.around = new RecordingSocket.Surroundings(streams, keeping, captions, callers, clock);
    }

    void open(Session session, TicketPrincipal ticket) {
        RecordingSocket socket = new RecordingSocket(new Outbox(session), ticket, around);
        bySession.put(session.getId(), socket);
        socket.open();
    }

    Optional<RecordingSocket> of(Session session) {
        return Optional.ofNullable(bySession.get(session.getId()));
    }

    void left(Session session) {
        Optional.ofNullable(bySession.remove(session.getId())).ifPresent(RecordingSocket::leave);
    }

    /** The container closes it now. */
    void failed(Session session) {
        of(session).ifPresent(RecordingSocket::leave);
    }

    /** What came is made durable and acknowledged first; those who record go on with another node. */
    void closeAll(@Observes ServerStopping stopping) {
        around.streams().closeAll(FLUSH);
    }

    Iterable<RecordingSocket> all() {
        return bySession.values();
    }
}
