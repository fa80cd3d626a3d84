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

    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
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
            Clock clock) {
        this.encounterId = encounterId;
        this.task = task;
        this.runners = new ArrayList<>(runners);
        this.times = times;
        this.asking = asking;
        this.threads = threads;
        this.book = book;
        this.clock = clock;
        this.until = clock.instant().plus(times.all());
        this.hedgeAt = until;
    }

    Optional<Won<T>> run() {
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
        threads.start(() -> ask(runner, terms));
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
            Runnable message = messages.poll(millis, TimeUnit.MILLISECONDS);
            if (message != null) {
                message.run();
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
    private void ask(Runner<T> runner, EngineAsking.Terms terms) {
        Runnable ended = () -> running.remove(terms.engineId());
        try {
            EngineAsking.Answered<ModelResult<T>> good = asking.ask(terms, new Asked(runner, terms.othersFollow()));
            messages.add(() -> {
                running.remove(terms.engineId());
                win(runner, good.answer(), EngineOutcome.DONE, good.took());
            });
        } catch (EngineFailure failure) {
            messages.add(ended);
        } catch (NoPlaceAtEngine taken) {
            messages.add(() -> {
                queued = true;
                ended.run();
            });
        } catch (RuntimeException | Error unexpected) {
            LOG.atError()
                    .addKeyValue("engine", terms.engineId())
                    .addKeyValue("cause", unexpected.getClass().getSimpleName())
                    .log("a turn of an engine ended unexpectedly");
            messages.add(ended);
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
        private final boolean othersFollow;

        Asked(Runner<T> runner, boolean othersFollow) {
            this.runner = runner;
            this.othersFollow = othersFollow;
        }

        @Override
        public ModelResult<T> send(Duration left) {
            return runner.run(left);
        }

        @Override
        public ModelResult<T> judged(ModelResult<T> answer) {
            return runner.judged(answer);
        }

        @Override
        public void heldBack(EngineFailure why) {
            tell(turn(EngineOutcome.HELD_BACK));
        }

        @Override
        public void failed(EngineFailure failure, Duration took) {
            TokenUse use = failure instanceof ModelFailure model ? model.use() : TokenUse.NONE;
            tell(turn(EngineOutcome.of(failure.fault()))
                    .lasting(took)
                    .using(use, runner.access().model(), Optional.of(runner.promptVersion()))
                    .because(failure));
        }

        @Override
        public void unusable(ModelResult<T> answer, EngineFailure why, Duration took) {
            tell(turn(EngineOutcome.BAD_SUCCESS)
                    .lasting(took)
                    .using(answer.use(), Optional.of(answer.model()), Optional.of(answer.promptVersion()))
                    .because(why));
        }

        @Override
        public void done(ModelResult<T> answer, Duration took) {
            // booked by who reads, if it wins
        }

        /** To begin anew is to pay again for what was answered: once at most, and not where another engine may do it. */
        @Override
        public int mostTries(EngineFailure failure) {
            int most = EngineAsking.Work.super.mostTries(failure);
            if (failure instanceof ModelFailure model && model.use().calls() > 0) {
                return Math.min(othersFollow ? 1 : 2, most);
            }
            return most;
        }

        private TurnTaken turn(EngineOutcome outcome) {
            return TurnTaken.of(encounterId, runner.access().id(), task, outcome);
        }

        private void tell(TurnTaken turn) {
            messages.add(() -> book.book(turn));
        }
    }
}
