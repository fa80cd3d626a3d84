package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.recording.LiveKeeping;
import org.florscribe.clinical.recording.LiveStreams;
import org.florscribe.platform.http.ServerStopping;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.RecordingLimits;

/** The connections of this node over which recordings come. */
@ApplicationScoped
public class RecordingSockets {

    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final RecordingSocket.Surroundings around;
    private static final Duration FIRST_FRAME = Duration.ofSeconds(30);
    private static final Duration PONG = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(60);
    private static final Duration STUCK = Duration.ofSeconds(8);
    private static final int PING_EVERY = 20;
    private static final int IN_LINE_EVERY = 5;
    private static final int SAID_EVERY = 60;

    private final Map<String, RecordingSocket> bySession = new ConcurrentHashMap<>();
    private final RecordingLimits limits;
    private int seconds;

    @Inject
    RecordingSockets(
            LiveStreams streams,
            LiveKeeping keeping,
            StopLine stops,
            CaptionRelay captions,
            CurrentCaller callers,
            RecordingLimits limits,
            Clock clock) {
        this.limits = limits;
        this.around = new RecordingSocket.Surroundings(streams, keeping, stops, captions, callers, clock);
    }

    void open(Session session, TicketPrincipal ticket) {
        RecordingSocket socket = new RecordingSocket(new Outbox(session), ticket, around);
        bySession.put(session.getId(), socket);
        if (bySession.values().stream()
                        .filter(it -> !it.hasLeft()
                                && it.caller().origin().equals(ticket.caller().origin()))
                        .count()
                > limits.socketsOfAddress()) {
            socket.refuse(
                    RecordingSocket.TOO_MANY,
                    "too-many-recordings",
                    "As many recordings as may be come from your address. Keep the audio and try again later.",
                    true);
        } else {
            socket.open();
        }
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
        around.stops().await(FLUSH);
        around.streams().closeAll(FLUSH);
    }

    /** Once a second: those that say nothing any more go; one timer for all, because one for each costs more than their audio. */
    void sweep() {
        seconds++;
        around.streams().endStuck(STUCK);
        for (RecordingSocket socket : bySession.values()) {
            if (socket.isSilent(PONG)) {
                socket.leave();
                socket.cut();
            } else if (socket.waitsForAudio() && socket.isOpenFor(FIRST_FRAME)) {
                socket.refuse(
                        RecordingSocket.MALFORMED, "no-audio", "No audio came. Connect again when it does.", true);
            } else if (socket.isPausedFor(LONGEST_PAUSE)) {
                socket.refuse(RecordingSocket.MALFORMED, "paused-too-long", "A pause lasts at most 60 minutes.", true);
            } else if (seconds % PING_EVERY == 0) {
                socket.ping();
            }
            if (seconds % IN_LINE_EVERY == 0) {
                socket.sayStillInLine();
            }
        }
        if (seconds % SAID_EVERY == 0) {
            around.streams().dropIdle(PONG);
            Set<UUID> strangers = Set.copyOf(around.streams().sayConnected());
            bySession.values().stream()
                    .filter(it -> strangers.contains(it.recordingId()))
                    .forEach(it -> it.refuse(
                            SocketDoor.SESSION_ENDED, "session-ended", "This account is not active any more.", false));
        }
    }
}
