package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.florscribe.clinical.recording.LiveListener.Ending;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live recordings that are connected to this node, and the one commit that makes the audio of all of them durable ten times a
 * second. Whoever has a thread calls {@link #run}.
 */
@ApplicationScoped
public class LiveStreams {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration EVERY = Duration.ofMillis(100);

    /** In one statement; the rest goes with the next, at once. */
    private static final int MOST_AT_ONCE = 240;

    private final LiveKeeping keeping;
    private final LiveAudio audio;
    private final CurrentCaller callers;
    private final Map<UUID, Owned> streams = new ConcurrentHashMap<>();
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean closing;

    private record Owned(Caller caller, LiveStream stream) {}

    @Inject
    LiveStreams(LiveKeeping keeping, LiveAudio audio, CurrentCaller callers) {
        this.keeping = keeping;
        this.audio = audio;
        this.callers = callers;
    }

    /**
     * Connects the current caller's recording to this node; a connection that had it before ends.
     *
     * @throws org.florscribe.shared.Conflict {@code recording-stopped}
     * @throws NotFound when there is no such recording
     */
    public LiveStream open(UUID recordingId, LiveListener listener) {
        LiveKeeping.Claimed claimed = keeping.claim(recordingId);
        Caller caller = callers.get();
        RunningHash hash = new RunningHash(offset -> stored(caller, recordingId, offset));
        LiveStream stream = new LiveStream(claimed, listener, hash, this::ring);
        Owned before = streams.put(recordingId, new Owned(caller, stream));
        if (before != null) {
            before.stream().end(Ending.TAKEN_OVER);
        }
        if (closing) {
            end(stream, Ending.GOING_AWAY);
        }
        return stream;
    }

    private InputStream stored(Caller caller, UUID recordingId, long offset) {
        InputStream[] opened = new InputStream[1];
        callers.runAs(caller, () -> opened[0] = audio.read(recordingId).from(offset));
        return opened[0];
    }

    /** The same for one who sends requests: what was opened for the last one serves the next, while nobody else owns it. */
    public LiveStream posted(UUID recordingId) {
        Owned owned = streams.get(recordingId);
        LiveStream stream = owned != null && isPostedBySame(owned) ? owned.stream() : open(recordingId, new Posted());
        if (stream.listener() instanceof Posted posted) {
            posted.usedAt = System.nanoTime();
        }
        return stream;
    }

    private boolean isPostedBySame(Owned owned) {
        return owned.stream().listener() instanceof Posted
                && owned.caller().staffId().equals(callers.get().staffId())
                && owned.caller().practiceId().equals(callers.get().practiceId())
                && owned.stream().ending().isEmpty();
    }

    /** Nobody waits for a word; the answer to the request says how far it is. */
    private static final class Posted implements LiveListener {

        private volatile long usedAt = System.nanoTime();

        @Override
        public void acknowledged(long sequence) {
            // told by the answer
        }

        @Override
        public void ended(Ending why) {
            // told by the answer
        }
    }

    /** Lets go of recordings that came in requests and for which none came lately. */
    public void dropIdle(Duration idle) {
        long since = System.nanoTime() - idle.toNanos();
        for (Owned owned : streams.values()) {
            if (owned.stream().listener() instanceof Posted posted && posted.usedAt - since < 0) {
                close(owned.stream());
            }
        }
    }

    /**
     * Says in the database that those that are connected here still are.
     *
     * @return those whose clinician works here no more
     */
    public List<UUID> sayConnected() {
        List<UUID> strangers = new ArrayList<>();
        Map<UUID, List<LiveRecording>> byPractice = streams.values().stream()
                .map(owned -> owned.stream().recording())
                .collect(Collectors.groupingBy(LiveRecording::practiceId));
        byPractice.forEach((practiceId, recordings) -> {
            try {
                callers.runAs(
                        Caller.system(practiceId, "live-recordings"),
                        () -> strangers.addAll(keeping.connected(recordings)));
            } catch (RuntimeException e) {
                LOG.warn("live recordings are connected, and that could not be written down", e);
            }
        });
        return strangers;
    }

    /** Those whose audio could not be made durable for this long are told to come back later. */
    public void endStuck(Duration longest) {
        long since = System.nanoTime() - longest.toNanos();
        for (Owned owned : streams.values()) {
            if (owned.stream().waitsSince(since)) {
                end(owned.stream(), Ending.UNAVAILABLE);
            }
        }
    }

    void endElsewhere(@Observes(during = TransactionPhase.AFTER_SUCCESS) LiveEnded ended) {
        end(List.of(ended.recordingId()), Ending.CLOSED);
    }

    /** This connection is gone or finished; what it brought and is not durable yet is not waited for. */
    public void close(LiveStream stream) {
        stream.left();
        streams.computeIfPresent(stream.recordingId(), (id, it) -> it.stream() == stream ? null : it);
    }

    public int count() {
        return streams.size();
    }

    /** Ends those that no longer may go on, each with this reason. */
    public void end(Collection<UUID> recordingIds, Ending why) {
        recordingIds.forEach(id -> {
            Owned owned = streams.get(id);
            if (owned != null) {
                end(owned.stream(), why);
            }
        });
    }

    /** Makes everything durable that has come, then ends all; nothing new is connected from now on. */
    public void closeAll(Duration atMost) {
        closing = true;
        long end = System.nanoTime() + atMost.toNanos();
        for (Owned owned : streams.values()) {
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            owned.stream().settle(left);
            end(owned.stream(), Ending.GOING_AWAY);
        }
    }

    private void end(LiveStream stream, Ending why) {
        stream.end(why);
        streams.computeIfPresent(stream.recordingId(), (id, it) -> it.stream() == stream ? null : it);
    }

    private void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    /** Commits what is due, again and again, until the thread is interrupted. */
    public void run() {
        long next = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            next = Math.max(next + EVERY.toNanos(), System.nanoTime());
            if (!sleepUntil(next)) {
                return;
            }
            commit(System.nanoTime());
        }
    }

    private boolean sleepUntil(long time) {
        synchronized (bell) {
            try {
                long left;
                while (!rung && (left = (time - System.nanoTime()) / 1_000_000) > 0) {
                    bell.wait(left);
                }
                rung = false;
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Everything that is due at this moment, in as few commits as may be. */
    void commit(long now) {
        List<LiveSegment> due = new ArrayList<>();
        for (Owned owned : streams.values()) {
            owned.stream().due(now, due);
        }
        for (int from = 0; from < due.size(); from += MOST_AT_ONCE) {
            // behind a piece that was not stored no later one may be
            List<LiveSegment> next = due.subList(from, Math.min(due.size(), from + MOST_AT_ONCE)).stream()
                    .filter(this::isStillOwned)
                    .toList();
            if (!next.isEmpty()) {
                commit(next);
            }
        }
    }

    private boolean isStillOwned(LiveSegment segment) {
        Owned owned = streams.get(segment.recordingId());
        return owned != null && owned.stream().recording().epoch() == segment.epoch();
    }

    private void commit(List<LiveSegment> segments) {
        Map<UUID, List<LiveSegment>> taken = new LinkedHashMap<>();
        List<UUID> refused = new ArrayList<>();
        try {
            List<Boolean> answers = audio.append(segments);
            for (int i = 0; i < segments.size(); i++) {
                UUID recordingId = segments.get(i).recordingId();
                if (answers.get(i)) {
                    taken.computeIfAbsent(recordingId, id -> new ArrayList<>()).add(segments.get(i));
                } else {
                    refused.add(recordingId);
                }
            }
        } catch (RuntimeException e) {
            if (!(e instanceof Refusal)) {
                LOG.atError().setCause(e).log("live audio was not stored");
            }
            segments.stream()
                    .map(LiveSegment::recordingId)
                    .distinct()
                    .forEach(id -> end(List.of(id), Ending.UNAVAILABLE));
            return;
        }
        taken.forEach((id, its) -> {
            Owned owned = streams.get(id);
            if (owned != null && isStillOwned(its.get(0))) {
                owned.stream().durable(its);
            }
        });
        refused.stream().distinct().forEach(this::endRefused);
    }

    private void endRefused(UUID recordingId) {
        Owned owned = streams.get(recordingId);
        if (owned == null) {
            return;
        }
        callers.runAs(owned.caller(), () -> end(owned.stream(), why(recordingId)));
    }

    private Ending why(UUID recordingId) {
        try {
            return keeping.get(recordingId).isOpen() ? Ending.TAKEN_OVER : Ending.CLOSED;
        } catch (NotFound e) {
            return Ending.CLOSED;
        } catch (RuntimeException e) {
            LOG.warn("a live recording was refused and cannot be asked about", e);
            return Ending.UNAVAILABLE;
        }
    }
}
