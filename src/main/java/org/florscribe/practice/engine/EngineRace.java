package org.florscribe.practice.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.florscribe.practice.engine.EngineRelay.Runner;
import org.florscribe.practice.engine.EngineRelay.Times;
import org.florscribe.practice.engine.EngineRelay.Won;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work on its way along a line. Engines run in threads of their own and report by messages, which one thread reads. */
final class EngineRace<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRace.class);

    private final UUID encounterId;
    private final EngineTask task;
    private final List<? extends Runner<T>> runners;
    private final Times times;
    private final EngineAsking asking;
    private final EngineThreads threads;
    private final TurnBook book;
    private final Clock clock;

    private final Consumer<TurnTaken> late;
    private final Inbox inbox = new Inbox();
    private final Map<UUID, Instant> running = new LinkedHashMap<>();
    private final Instant until;
    private int next;
    private boolean queued;
    private Instant hedgeAt;
    private @Nullable Won<T> won;

    EngineRace(
            UUID encounterId,
            EngineTask task,
            List<? extends Runner<T>> runners,
            Times times,
            EngineAsking asking,
            EngineThreads threads,
            TurnBook book,
            Consumer<TurnTaken> late,
            Clock clock) {
        this.encounterId = encounterId;
        this.task = task;
        this.runners = new ArrayList<>(runners);
        this.times = times;
        this.asking = asking;
        this.threads = threads;
        this.book = book;
        this.late = late;
        this.clock = clock;
        this.until = clock.instant().plus(times.all());
        this.hedgeAt = until;
    }

    Optional<Won<T>> run() {
        try {
            return raced();
        } finally {
            inbox.close(late);
        }
    }

    private Optional<Won<T>> raced() {
        while (won == null && (!running.isEmpty() || hasNext())) {
            if (running.isEmpty()) {
                startNext();
            } else {
                waitOnce();
            }
        }
        running.forEach(
                (engineId, since) -> book.book(TurnTaken.of(encounterId, engineId, task, EngineOutcome.OVERTAKEN)
                        .lasting(between(since))));
        if (won == null && queued) {
            throw new NoPlaceAtEngine();
        }
        return Optional.ofNullable(won);
    }

    private boolean hasNext() {
        return next < runners.size() && clock.instant().isBefore(until);
    }

    private void startNext() {
        Runner<T> runner = runners.get(next);
        next++;
        Optional<ModelResult<T>> kept = kept(runner);
        if (kept.isPresent()) {
            win(runner, kept.get(), EngineOutcome.KEPT, Duration.ZERO);
            return;
        }
        Instant now = clock.instant();
        Duration left = Duration.between(now, until);
        EngineAsking.Terms terms = new EngineAsking.Terms(
                runner.access().id(),
                runner.places(),
                next < runners.size(),
                left.compareTo(times.each()) < 0 ? left : times.each());
        running.put(terms.engineId(), now);
        hedgeAt = now.plus(times.slow());
        PartialAnswers parts = new PartialAnswers(
                runner.parts(),
                (fingerprint, answer) -> inbox.put(new Message(() -> runner.keepPart(fingerprint, answer))));
        threads.start(() -> ask(runner, terms, parts));
    }

    /** What was good then is judged by what is asked for now. */
    private Optional<ModelResult<T>> kept(Runner<T> runner) {
        try {
            return runner.kept().map(runner::judged);
        } catch (EngineFailure unusable) {
            return Optional.empty();
        }
    }

    private void waitOnce() {
        Instant wake = hasNext() && hedgeAt.isBefore(until) ? hedgeAt : until;
        try {
            long millis = Math.max(0, Duration.between(clock.instant(), wake).toMillis());
            Message message = inbox.take(millis);
            if (message != null) {
                message.read().run();
            } else if (hasNext()) {
                startNext();
            } else if (!clock.instant().isBefore(until)) {
                giveUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(EngineFault.TRANSIENT, "The server is stopping.", Optional.empty(), e);
        }
    }

    /** Nobody waits any longer for those that are still at it. */
    private void giveUp() {
        running.forEach(
                (engineId, since) -> book.book(TurnTaken.of(encounterId, engineId, task, EngineOutcome.TRANSIENT)
                        .lasting(between(since))
                        .because(new EngineFailure(EngineFault.TRANSIENT, "The engine did not answer in time."))));
        running.clear();
        next = runners.size();
    }

    /** In a thread of its own. */
    private void ask(Runner<T> runner, EngineAsking.Terms terms, PartialAnswers parts) {
        Message ended = new Message(() -> running.remove(terms.engineId()));
        try {
            EngineAsking.Answered<ModelResult<T>> good = asking.ask(terms, new Asked(runner, parts));
            inbox.put(new Message(
                    () -> {
                        running.remove(terms.engineId());
                        win(runner, good.answer(), EngineOutcome.DONE, good.took());
                    },
                    Optional.of(turn(runner, EngineOutcome.LATE)
                            .lasting(good.took())
                            .using(
                                    good.answer().use(),
                                    Optional.of(good.answer().model()),
                                    Optional.of(good.answer().promptVersion())))));
        } catch (EngineFailure failure) {
            inbox.put(ended);
        } catch (NoPlaceAtEngine taken) {
            inbox.put(new Message(() -> {
                queued = true;
                running.remove(terms.engineId());
            }));
        } catch (RuntimeException | Error unexpected) {
            LOG.atError()
                    .addKeyValue("engine", terms.engineId())
                    .addKeyValue("cause", unexpected.getClass().getSimpleName())
                    .log("a turn of an engine ended unexpectedly");
            inbox.put(ended);
            throw unexpected;
        }
    }

    private void win(Runner<T> runner, ModelResult<T> answer, EngineOutcome outcome, Duration took) {
        boolean paid = outcome == EngineOutcome.DONE;
        EngineCall call = book.book(TurnTaken.of(encounterId, runner.access().id(), task, outcome)
                .lasting(took)
                .using(
                        paid ? answer.use() : TokenUse.NONE,
                        Optional.of(answer.model()),
                        Optional.of(answer.promptVersion())));
        if (paid) {
            runner.keep(answer);
        }
        won = new Won<>(
                answer.value(),
                new Provenance(
                        runner.access().name(),
                        Optional.of(runner.access().id()),
                        Optional.of(answer.model()),
                        Optional.of(answer.promptVersion()),
                        took,
                        answer.use(),
                        call.costMicros()));
    }

    private Duration between(Instant since) {
        Duration took = Duration.between(since, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    /** Tells the reading thread what becomes of each try. */
    private final class Asked implements EngineAsking.Work<ModelResult<T>> {

        private final Runner<T> runner;
        private final PartialAnswers parts;

        Asked(Runner<T> runner, PartialAnswers parts) {
            this.runner = runner;
            this.parts = parts;
        }

        @Override
        public ModelResult<T> send(Duration left) {
            return runner.run(new ModelErrand(left, parts));
        }

        @Override
        public ModelResult<T> judged(ModelResult<T> answer) {
            return runner.judged(answer);
        }

        @Override
        public void heldBack(EngineFailure why) {
            tell(turn(runner, EngineOutcome.HELD_BACK));
        }

        @Override
        public void failed(EngineFailure failure, Duration took) {
            TokenUse use = failure instanceof ModelFailure model ? model.use() : TokenUse.NONE;
            tell(turn(runner, EngineOutcome.of(failure.fault()))
                    .lasting(took)
                    .using(use, runner.access().model(), Optional.of(runner.promptVersion()))
                    .because(failure));
        }

        @Override
        public void unusable(ModelResult<T> answer, EngineFailure why, Duration took) {
            tell(turn(runner, EngineOutcome.BAD_SUCCESS)
                    .lasting(took)
                    .using(answer.use(), Optional.of(answer.model()), Optional.of(answer.promptVersion()))
                    .because(why));
        }

        @Override
        public void done(ModelResult<T> answer, Duration took) {
            // booked by who reads, if it wins
        }

        private void tell(TurnTaken turn) {
            boolean paid = turn.use().calls() > 0;
            inbox.put(new Message(
                    () -> book.book(turn),
                    Optional.of(turn.ending(EngineOutcome.LATE)).filter(it -> paid)));
        }
    }

    private TurnTaken turn(Runner<T> runner, EngineOutcome outcome) {
        return TurnTaken.of(encounterId, runner.access().id(), task, outcome);
    }

    /**
     * For the thread that waits.
     *
     * @param read what to do there
     * @param late what is to be booked when nobody reads any more
     */
    private record Message(Runnable read, Optional<TurnTaken> late) {

        Message(Runnable read) {
            this(read, Optional.empty());
        }
    }

    /** Of the thread that waits; once it is closed, what still comes is late. */
    private static final class Inbox {

        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private @Nullable Consumer<TurnTaken> late;

        void put(Message message) {
            Consumer<TurnTaken> closed;
            synchronized (messages) {
                closed = late;
                if (closed == null) {
                    messages.add(message);
                }
            }
            if (closed != null) {
                message.late().ifPresent(closed);
            }
        }

        @Nullable
        Message take(long millis) throws InterruptedException {
            return messages.poll(millis, TimeUnit.MILLISECONDS);
        }

        void close(Consumer<TurnTaken> toWhom) {
            List<Message> left = new ArrayList<>();
            synchronized (messages) {
                late = toWhom;
                messages.drainTo(left);
            }
            left.forEach(message -> message.late().ifPresent(toWhom));
        }
    }
}
