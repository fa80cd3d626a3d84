package org.florscribe.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be told to one who records. One message is under way at a time; of several acknowledgements the last one is told, so
 * a slow reader holds nobody up and fills no memory.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST_WAITING = 100;
    private static final int LONGEST_REASON = 100;

    private final Session session;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long acknowledged = -1;
    private boolean toAcknowledge;
    private boolean sending;
    private @Nullable CloseReason close;

    Outbox(Session session) {
        this.session = session;
    }

    synchronized void acknowledge(long sequence) {
        if (close == null && sequence >= acknowledged) {
            acknowledged = sequence;
            toAcknowledge = true;
            sendNext();
        }
    }

    /** Left out when too much waits already: whoever does not read its captions misses some. */
    synchronized void say(String message) {
        if (close == null && waiting.size() < MOST_WAITING) {
            waiting.add(message);
            sendNext();
        }
    }

    /** The last word, and then the end. */
    synchronized void close(int code, @Nullable String lastWord, String reason) {
        if (close == null) {
            if (lastWord != null) {
                waiting.add(lastWord);
            }
            close = new CloseReason(
                    CloseReason.CloseCodes.getCloseCode(code),
                    reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
            sendNext();
        }
    }

    void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.debug("the socket is gone", e);
        }
    }

    /** For one who does not even read the last word. */
    void cut() {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "Nothing was heard any more"));
        } catch (IOException | RuntimeException e) {
            LOG.debug("the socket is gone", e);
        }
    }

    private void sendNext() {
        if (sending) {
            return;
        }
        String next = toAcknowledge ? "{\"type\":\"ack\",\"sequence\":" + acknowledged + "}" : waiting.poll();
        if (next == null) {
            finish();
            return;
        }
        toAcknowledge = false;
        sending = true;
        try {
            session.getAsyncRemote().sendText(next, this::sent);
        } catch (RuntimeException e) {
            LOG.debug("the socket is gone", e);
            waiting.clear();
        }
    }

    private synchronized void sent(SendResult result) {
        sending = false;
        if (result.isOK()) {
            sendNext();
        } else {
            waiting.clear();
            finish();
        }
    }

    private void finish() {
        if (close != null) {
            try {
                session.close(close);
            } catch (IOException | RuntimeException e) {
                LOG.debug("the socket is gone", e);
            }
        }
    }
}
