package org.florscribe.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.caption.CaptionFeed;
import org.florscribe.clinical.caption.CaptionLedger;
import org.florscribe.clinical.caption.CaptionSink;
import org.florscribe.clinical.caption.CaptionStream;
import org.florscribe.clinical.caption.CaptionStreams;
import org.florscribe.clinical.recording.LiveRecording;
import org.florscribe.clinical.transcript.ExpectedSpeech;
import org.florscribe.clinical.transcript.TranscriptionLedger;
import org.florscribe.platform.faults.Faults;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineDirectory;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineInLine;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What captions need of the database, done one after the other on a thread of its own, so that no recording waits for it. */
@ApplicationScoped
public class CaptionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CaptionDesk.class);
    private static final int MOST_WAITING = 10_000;

    private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final EngineDirectory engines;
    private final CaptionStreams streams;
    private final TranscriptionLedger expectations;
    private final CaptionLedger ledger;
    private final CurrentCaller callers;
    private final RequestContextController requests;
    private final Clock clock;

    private record Work(UUID practiceId, Runnable what) {}

    /** Works from the start of the application to its end. */
    @WebListener
    public static class Life implements ServletContextListener {

        @Resource
        private ManagedThreadFactory threads;

        private final CaptionDesk desk;
        private final Faults faults;
        private @Nullable Thread thread;

        @Inject
        Life(CaptionDesk desk, Faults faults) {
            this.desk = desk;
            this.faults = faults;
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Thread made = threads.newThread(faults.watching(desk::work));
            made.setName("florscribe-captions");
            made.setDaemon(true);
            made.start();
            thread = made;
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            Thread running = thread;
            if (running != null) {
                running.interrupt();
            }
        }
    }

    @Inject
    CaptionDesk(
            EngineDirectory engines,
            CaptionStreams streams,
            TranscriptionLedger expectations,
            CaptionLedger ledger,
            CurrentCaller callers,
            RequestContextController requests,
            Clock clock) {
        this.engines = engines;
        this.streams = streams;
        this.expectations = expectations;
        this.ledger = ledger;
        this.callers = callers;
        this.requests = requests;
        this.clock = clock;
    }

    /** Finds out which engines may hear this visit, and gives the captions that come of them. */
    void feed(LiveRecording recording, CaptionSink sink, Consumer<CaptionFeed> ready) {
        put(recording, () -> ready.accept(make(recording, sink)));
    }

    void keep(LiveRecording recording, Caption caption) {
        put(recording, () -> ledger.keep(recording.encounterId(), recording.recordingId(), List.of(caption)));
    }

    void paid(LiveRecording recording, UUID engineId, long audioMs, Optional<EngineFailure> why) {
        put(recording, () -> ledger.paid(recording.encounterId(), engineId, audioMs, why));
    }

    private CaptionFeed make(LiveRecording recording, CaptionSink sink) {
        List<CaptionFeed.Option> options = new ArrayList<>();
        ExpectedSpeech expected = expectations.expected(recording.encounterId());
        for (EngineInLine engine : engines.inOrder(EngineTask.CAPTION)) {
            if (engine.mayReceivePhi()) {
                streams.speakingTo(engine.access())
                        .ifPresent(stream -> options.add(option(stream, engine.access(), expected)));
            }
        }
        return new CaptionFeed(
                options,
                ledger.nextUtterance(recording.recordingId()),
                sink,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    private static CaptionFeed.Option option(CaptionStream stream, EngineAccess access, ExpectedSpeech expected) {
        CaptionStream.Terms terms =
                new CaptionStream.Terms(expected.language(), expected.terms().forEngine(access));
        return new CaptionFeed.Option(access.id(), listener -> stream.open(access, terms, listener));
    }

    private void put(LiveRecording recording, Runnable what) {
        if (!waiting.offer(new Work(recording.practiceId(), what))) {
            LOG.warn("captions are left out: too much waits for the database");
        }
    }

    void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work(waiting.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What fails costs captions and nothing else. */
    private void work(Work next) {
        requests.activate();
        try {
            callers.runAs(Caller.system(next.practiceId(), "captions"), next.what());
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.getClass().getSimpleName()).log("captions could not be served");
        } finally {
            requests.deactivate();
        }
    }
}
