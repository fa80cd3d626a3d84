package org.florscribe.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.jspecify.annotations.Nullable;

/** Records one visit after the other through whatever is done to the server, and compares what is stored with what was sent. */
final class CrashRecorder implements Runnable {

    private static final int FRAME_MS = 250;
    private static final int SECONDS = 40;
    private static final int FRAME_BYTES = FRAME_MS * RecordingClient.BYTES_PER_MS;
    /** The protocol knows no frame below 20 ms. */
    private static final int SHORTEST_FRAME_BYTES = 20 * RecordingClient.BYTES_PER_MS;

    private static final int BYTES_A_SECOND = 32_000;
    private static final long PAUSE_MS = 1_000;
    private static final long ANSWERED_WITHIN_MS = 90_000L * Integer.getInteger("florscribe.patience", 1);

    private final RunningProduct product;
    private final Clinic clinic;
    private final Random random;
    private final AtomicBoolean over;
    private final Counts counts;
    private volatile @Nullable RecordingSession open;

    /** Over all recorders. */
    static final class Counts {

        final AtomicLong recordings = new AtomicLong();
        final AtomicLong acknowledged = new AtomicLong();
        final AtomicLong lostAcknowledged = new AtomicLong();
        final AtomicLong differing = new AtomicLong();
        final AtomicLong resumed = new AtomicLong();
        final AtomicLong lostCaptured = new AtomicLong();
    }

    CrashRecorder(RunningProduct product, Clinic clinic, long seed, AtomicBoolean over, Counts counts) {
        this.product = product;
        this.clinic = clinic;
        this.random = new Random(seed);
        this.over = over;
        this.counts = counts;
    }

    /** As when a cable is pulled. */
    void cut() {
        RecordingSession session = open;
        if (session != null) {
            session.cut();
        }
    }

    @Override
    public void run() {
        while (!over.get()) {
            try {
                record();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One visit, to its end, however often it is broken off. */
    private void record() throws InterruptedException {
        int lastFrame = SHORTEST_FRAME_BYTES + 2 * random.nextInt((FRAME_BYTES - SHORTEST_FRAME_BYTES) / 2);
        byte[] sound = new byte[SECONDS * BYTES_A_SECOND + random.nextInt(4) * FRAME_BYTES + lastFrame];
        random.nextBytes(sound);
        UUID visit = again(clinic::newVisitWithConsent);
        RecordingClient client = again(() -> RecordingClient.begin(clinic, product::baseUrl, visit, sound, FRAME_MS));
        long known = -1;
        boolean first = true;
        boolean arrived = false;
        while (true) {
            if (arrived) {
                finish(again(() -> stopped(clinic, client)), client, sound);
                return;
            }
            try (RecordingSession session = first ? client.connect() : client.reconnect()) {
                open = session;
                if (!first) {
                    counts.resumed.incrementAndGet();
                }
                first = false;
                if (client.next() <= known) {
                    counts.lostAcknowledged.addAndGet(known - client.next() + 1);
                }
                arrived = play(client, session, client.next() - 1);
                if (arrived && random.nextBoolean()) {
                    finish(client.stop(session), client, sound);
                    return;
                }
                known = Math.max(known, session.acknowledged());
            } catch (RuntimeException | AssertionError broken) {
                first = false;
                Thread.sleep(PAUSE_MS);
            } finally {
                RecordingSession last = open;
                if (last != null) {
                    known = Math.max(known, last.acknowledged());
                }
                open = null;
            }
        }
    }

    /**
     * @param before the last one that the server had when the connection was opened
     * @return whether all of it was acknowledged
     */
    private boolean play(RecordingClient client, RecordingSession session, long before) throws InterruptedException {
        long since = System.currentTimeMillis();
        long heard = before;
        while (Math.max(before, session.acknowledged()) < client.frames() - 1) {
            if (session.closedNow().isPresent()) {
                return false;
            }
            client.send(session, 1);
            Thread.sleep(FRAME_MS);
            if (session.acknowledged() > heard) {
                heard = session.acknowledged();
                since = System.currentTimeMillis();
            } else if (System.currentTimeMillis() - since > ANSWERED_WITHIN_MS) {
                session.cut();
                return false;
            }
        }
        return true;
    }

    /** Without a connection; the same answer again when the one before was lost. */
    private static JsonNode stopped(Clinic clinic, RecordingClient client) {
        return clinic.post(
                        "/recordings/" + client.recordingId() + "/stop",
                        "{\"lastSequence\":" + (client.frames() - 1) + "}")
                .expect(200)
                .json();
    }

    private void finish(JsonNode end, RecordingClient client, byte[] sound) {
        counts.recordings.incrementAndGet();
        counts.acknowledged.addAndGet(client.frames());
        try {
            String sent = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sound));
            long missing = client.frames() - 1 - end.get("lastSequence").asLong();
            counts.lostCaptured.addAndGet(missing);
            if (missing != 0 || !end.get("sha256").asText().equals(sent)) {
                counts.differing.incrementAndGet();
            }
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Asking<T> {
        T ask();
    }

    /** Until there is an answer: the server may be away just now. */
    private static <T> T again(Asking<T> asking) throws InterruptedException {
        while (true) {
            try {
                return asking.ask();
            } catch (RuntimeException | AssertionError away) {
                Thread.sleep(PAUSE_MS);
            }
        }
    }
}
