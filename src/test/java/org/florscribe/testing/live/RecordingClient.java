package org.florscribe.testing.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.testing.Clinic;

/**
 * One who records a visit as a program would that is no browser: it keeps every frame until that is acknowledged, and goes on
 * after any break with a fresh ticket, from the frame that is asked for.
 */
public final class RecordingClient {

    /** 16 bit, 16,000 samples a second. */
    public static final int BYTES_PER_MS = 32;

    private final Clinic clinic;
    private final Supplier<URI> server;
    private final byte[] sound;
    private final int frameBytes;
    private final UUID recordingId;
    private final String path;
    private final String resumeToken;
    private String ticket;
    private long next;

    private RecordingClient(Clinic clinic, Supplier<URI> server, JsonNode opened, byte[] sound, int frameMs) {
        this.clinic = clinic;
        this.server = server;
        this.sound = sound;
        this.frameBytes = frameMs * BYTES_PER_MS;
        this.recordingId = UUID.fromString(opened.get("recordingId").asText());
        this.path = opened.get("webSocketPath").asText();
        this.resumeToken = opened.get("resumeToken").asText();
        this.ticket = opened.get("ticket").asText();
    }

    /** @param sound all that will ever be recorded, as headerless PCM */
    public static RecordingClient begin(Clinic clinic, Supplier<URI> server, UUID visit, byte[] sound, int frameMs) {
        JsonNode opened = clinic.post("/encounters/" + visit + "/recordings", "{}")
                .expect(201)
                .json();
        return new RecordingClient(clinic, server, opened, sound, frameMs);
    }

    public UUID recordingId() {
        return recordingId;
    }

    public String resumeToken() {
        return resumeToken;
    }

    public String ticket() {
        return ticket;
    }

    public String path() {
        return path;
    }

    /** How many frames there are in all. */
    public long frames() {
        return ((long) sound.length + frameBytes - 1) / frameBytes;
    }

    /** Connects with the ticket of the opening, or the newest one, and takes the place that the server asks for. */
    public RecordingSession connect() throws InterruptedException {
        RecordingSession session = RecordingSession.open(server.get(), path, ticket, Map.of());
        next = session.await("ready").get("nextSequence").asLong();
        return session;
    }

    /** Asks for another ticket, and connects. */
    public RecordingSession reconnect() throws InterruptedException {
        ticket = clinic.post("/recordings/" + recordingId + "/ticket", "{}")
                .expect(200)
                .json()
                .get("ticket")
                .asText();
        return connect();
    }

    /** Sends so many frames as fast as they are taken, or all that are left. */
    public void send(RecordingSession session, long count) {
        for (long i = 0; i < count && next < frames(); i++) {
            sendOne(session, next);
            next++;
        }
    }

    private void sendOne(RecordingSession session, long sequence) {
        int from = (int) (sequence * frameBytes);
        session.frame(sequence, sound, from, Math.min(frameBytes, sound.length - from));
    }

    public long next() {
        return next;
    }

    /** Says that the visit is over, and waits for what it came to. */
    public JsonNode stop(RecordingSession session) throws InterruptedException {
        session.say("{\"type\":\"stop\",\"lastSequence\":" + (next - 1) + "}");
        return session.await("stopped");
    }
}
