package org.florscribe.clinical.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineFailure;
import org.jspecify.annotations.Nullable;

/** One session of an engine within the captions of a recording: brings its numbers and times to those of the recording. */
final class CaptionSession implements CaptionStream.Listener {

    /** What becomes of it. */
    interface Events {

        void ready(CaptionSession session);

        Instant now();

        int nextUtterance();

        void caption(Caption caption);

        void over(CaptionSession session, Optional<EngineFailure> why);
    }

    private static final int MOST_REMEMBERED = 100;

    private final UUID engineId;
    private final Instant openedAt;
    private final Events events;
    private final CaptionClock clock = new CaptionClock();

    /** The newest; an engine may still give an older one another voice, but not a much older one. */
    private final Map<Integer, Caption> captions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Caption> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private CaptionStream.@Nullable Session session;
    private @Nullable Instant readyAt;
    private @Nullable Instant endsAt;
    private boolean ended;
    private boolean over;

    CaptionSession(UUID engineId, Instant openedAt, Events events) {
        this.engineId = engineId;
        this.openedAt = openedAt;
        this.events = events;
    }

    void begin(CaptionFeed.Opening opening) {
        session = opening.open(this);
    }

    UUID engineId() {
        return engineId;
    }

    Instant openedAt() {
        return openedAt;
    }

    synchronized boolean isReady() {
        return readyAt != null && !ended;
    }

    synchronized boolean endsBefore(Instant at) {
        return endsAt != null && endsAt.isBefore(at);
    }

    synchronized long sentMs() {
        return clock.sentMs();
    }

    synchronized boolean mayTake(long lengthMs, long aheadMs, Instant now) {
        return readyAt != null
                && clock.sentMs() + lengthMs <= Duration.between(readyAt, now).toMillis() + aheadMs;
    }

    void hear(long atMs, long lengthMs, byte[] pcm) {
        synchronized (this) {
            clock.sent(atMs, lengthMs);
        }
        if (session != null) {
            session.hear(pcm);
        }
    }

    void end() {
        synchronized (this) {
            ended = true;
        }
        if (session != null) {
            session.end();
        }
    }

    @Override
    public void ready(Instant sessionEndsAt) {
        synchronized (this) {
            readyAt = events.now();
            endsAt = sessionEndsAt;
        }
        events.ready(this);
    }

    @Override
    public void heard(Caption told) {
        Caption placed;
        synchronized (this) {
            Caption known = captions.get(told.utterance());
            int number = known == null ? events.nextUtterance() : known.utterance();
            placed = new Caption(
                    number,
                    told.isFinal() || (known != null && known.isFinal()),
                    told.voice(),
                    told.text(),
                    clock.inRecording(told.startMs()),
                    clock.inRecording(told.endMs()));
            captions.put(told.utterance(), placed);
        }
        events.caption(placed);
    }

    @Override
    public void over(Optional<EngineFailure> why) {
        List<Caption> open;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            open = captions.values().stream().filter(it -> !it.isFinal()).toList();
        }
        // nothing better will come of them
        open.forEach(it ->
                events.caption(new Caption(it.utterance(), true, it.voice(), it.text(), it.startMs(), it.endMs())));
        events.over(this, why);
    }
}
