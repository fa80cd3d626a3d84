package org.florscribe.testing.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One connection of one who records: what was told over it, and the code it ended with. */
public final class RecordingSession implements AutoCloseable {

    public static final String PROTOCOL = "florscribe.recording.v1";

    private static final int PATIENCE_SECONDS = 20 * Integer.getInteger("florscribe.patience", 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private final AtomicLong acknowledged = new AtomicLong(-1);
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket opened;

    /** Why there is no more to come: the cause of what fails for want of it. */
    private volatile @Nullable Throwable end;

    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private RecordingSession() {}

    private WebSocket socket() {
        return Objects.requireNonNull(opened, "not open");
    }

    /** A refused handshake is thrown as a CompletionException around java.net.http's own. */
    public static RecordingSession open(URI base, String path, String ticket, Map<String, String> headers) {
        RecordingSession session = new RecordingSession();
        var builder = HTTP.newWebSocketBuilder().subprotocols(PROTOCOL);
        headers.forEach(builder::header);
        // what is heard may come on the very thread that is to complete the opening, so it waits for nothing
        session.opened = builder.buildAsync(
                        URI.create(base.toString().replaceFirst("^http", "ws") + path + "?ticket=" + ticket),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                                session.hear(part, last);
                                from.request(1);
                                return CompletableFuture.completedStage(part);
                            }

                            @Override
                            public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                                session.end = new IOException(code + " " + reason);
                                session.closed.complete(code);
                                return CompletableFuture.completedStage(null);
                            }

                            @Override
                            public void onError(WebSocket from, Throwable error) {
                                session.end = error;
                                session.closed.complete(1006);
                            }
                        })
                .join();
        return session;
    }

    private void hear(CharSequence part, boolean last) {
        text.append(part);
        if (!last) {
            return;
        }
        JsonNode message;
        try {
            message = JSON.readTree(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.setLength(0);
        if (message.get("type").asText().equals("ack")) {
            acknowledged.accumulateAndGet(message.get("sequence").asLong(), Math::max);
            synchronized (acknowledged) {
                acknowledged.notifyAll();
            }
        } else {
            told.add(message);
        }
    }

    public String subprotocol() {
        return socket().getSubprotocol();
    }

    /** The next message of this type; others before it are left out. */
    public JsonNode await(String type) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            JsonNode next = told.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("No " + type + " came; closed: " + closed.getNow(null) + "; " + end, end);
            }
            if (next.get("type").asText().equals(type)) {
                return next;
            }
        }
    }

    public void frame(long sequence, byte[] pcm) {
        frame(sequence, pcm, 0, pcm.length);
    }

    public void frame(long sequence, byte[] pcm, int from, int length) {
        ByteBuffer frame = ByteBuffer.allocate(4 + length);
        frame.putInt((int) sequence).put(pcm, from, length).flip();
        binary(frame);
    }

    public synchronized void binary(ByteBuffer content) {
        // java.net.http takes one send at a time
        sent = sent.handle((done, failed) -> null).thenCompose(done -> socket().sendBinary(content, true));
    }

    public synchronized void say(String message) {
        sent = sent.handle((done, failed) -> null).thenCompose(done -> socket().sendText(message, true));
    }

    /** Waits until all that was sent has left. */
    public boolean flushed(int seconds) throws InterruptedException {
        CompletableFuture<?> last;
        synchronized (this) {
            last = sent;
        }
        try {
            last.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    public long acknowledged() {
        return acknowledged.get();
    }

    /** Waits for the acknowledgement of this frame. */
    public void awaitAcknowledged(long sequence) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (acknowledged) {
            while (acknowledged.get() < sequence) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(
                            "Frame " + sequence + " was not acknowledged, the last one is " + acknowledged.get()
                                    + "; closed: " + closed.getNow(null) + "; told: " + told + "; " + end,
                            end);
                }
                acknowledged.wait(left);
            }
        }
    }

    public Optional<Integer> closedNow() {
        return Optional.ofNullable(closed.getNow(null));
    }

    public int awaitClose() throws InterruptedException {
        try {
            return closed.get(PATIENCE_SECONDS * 2L, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The socket was not closed", e);
        }
    }

    /** As when the network goes away: no closing words. */
    public void cut() {
        socket().abort();
    }

    @Override
    public void close() {
        socket().abort();
    }
}
