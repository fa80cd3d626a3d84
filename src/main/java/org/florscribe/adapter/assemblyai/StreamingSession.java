package org.florscribe.adapter.assemblyai;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.florscribe.clinical.caption.CaptionStream;
import org.florscribe.platform.outbound.EngineRefusals;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.jspecify.annotations.Nullable;

/** One socket to the vendor, from its opening to its {@code Termination}. */
final class StreamingSession implements CaptionStream.Session, WebSocket.Listener {

    private static final int MOST_UNSENT = 8;
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final long TERMINATION_SECONDS = 5;
    private static final String TERMINATE = "{\"type\":\"Terminate\"}";

    private final CaptionStream.Listener listener;
    private final StreamingMessages messages;
    private final Executor threads;
    private final StringBuilder text = new StringBuilder();

    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private int unsent;
    private boolean ending;
    private boolean over;

    StreamingSession(CaptionStream.Listener listener, Executor threads) {
        this.listener = listener;
        this.messages = new StreamingMessages();
        this.threads = threads;
    }

    synchronized void begin(CompletableFuture<WebSocket> opening) {
        sent = opening.whenComplete((opened, refused) -> {
            if (refused != null) {
                failed(refused);
            }
        });
    }

    @Override
    public synchronized void hear(byte[] pcm) {
        if (socket == null || ending || over) {
            return;
        }
        if (unsent >= MOST_UNSENT) {
            fail(new EngineFailure(EngineFault.TRANSIENT, "The engine takes no more audio."));
            return;
        }
        unsent++;
        send(it -> it.sendBinary(ByteBuffer.wrap(pcm), true));
    }

    @Override
    public synchronized void end() {
        if (ending || over) {
            return;
        }
        ending = true;
        if (socket == null) {
            tellOver(Optional.empty());
            return;
        }
        send(it -> it.sendText(TERMINATE, true));
        CompletableFuture.delayedExecutor(TERMINATION_SECONDS, TimeUnit.SECONDS, threads)
                .execute(this::terminated);
    }

    private interface Sending {
        CompletableFuture<WebSocket> to(WebSocket socket);
    }

    /** One after the other, as the client of the JDK wants it. */
    private void send(Sending sending) {
        WebSocket to = socket;
        if (to == null) {
            return;
        }
        sent = sent.handle((before, failed) -> null)
                .thenCompose(ignored -> sending.to(to))
                .whenComplete((done, failed) -> isSent(failed));
    }

    private synchronized void isSent(@Nullable Throwable failed) {
        unsent = Math.max(0, unsent - 1);
        if (failed != null && !ending) {
            fail(new EngineFailure(
                    EngineFault.TRANSIENT, "The connection to the engine ended.", Optional.empty(), failed));
        }
    }

    @Override
    public synchronized void onOpen(WebSocket opened) {
        if (ending || over) {
            opened.abort();
            return;
        }
        socket = opened;
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (text.length() + data.length() > LONGEST_MESSAGE) {
            fail(new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's message is longer than any caption."));
            return null;
        }
        text.append(data);
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            take(whole);
        }
        from.request(1);
        return null;
    }

    private void take(String message) {
        try {
            StreamingMessages.Message read = messages.read(message);
            if (read instanceof StreamingMessages.Begin begin) {
                listener.ready(begin.endsAt());
            } else if (read instanceof StreamingMessages.Heard heard) {
                heard.captions().forEach(listener::heard);
            } else if (read instanceof StreamingMessages.Refused refused) {
                fail(refused.why());
            } else if (read instanceof StreamingMessages.Ended) {
                terminated();
            }
        } catch (EngineFailure garbage) {
            fail(garbage);
        }
    }

    private synchronized void terminated() {
        close();
        tellOver(Optional.empty());
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        Optional<EngineFailure> why = ending ? Optional.empty() : StreamingMessages.closed(code, reason);
        tellOver(why);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail(new EngineFailure(EngineFault.TRANSIENT, "The connection to the engine ended.", Optional.empty(), error));
    }

    /** Nothing was opened. */
    private void failed(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() != null && !(cause instanceof EngineFailure) && !(cause instanceof OutboundRefused)) {
            cause = cause.getCause();
        }
        if (cause instanceof EngineFailure failure) {
            fail(failure);
        } else if (cause instanceof OutboundRefused outbound) {
            fail(EngineRefusals.of(outbound));
        } else {
            fail(StreamingMessages.notOpened(cause));
        }
    }

    private void fail(EngineFailure why) {
        close();
        tellOver(Optional.of(why));
    }

    private synchronized void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private void tellOver(Optional<EngineFailure> why) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        // not on the thread of whoever sends: it may hold what the listener needs
        threads.execute(() -> listener.over(why));
    }
}
