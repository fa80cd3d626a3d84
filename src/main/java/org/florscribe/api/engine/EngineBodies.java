package org.florscribe.api.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.Engine;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineFigures;
import org.florscribe.practice.engine.EngineFound;
import org.florscribe.practice.engine.EngineLine;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTerms;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.EngineView;
import org.florscribe.practice.engine.VisitCost;

/** Engines as the API gives them. Keys are taken, never given. */
final class EngineBodies {

    private EngineBodies() {}

    /**
     * How calls go, as far as the answering server knows.
     *
     * @param since when the state began
     * @param pausedUntil while not even one call is let through to see whether the engine is back
     * @param failures in a row
     */
    public record LineBody(
            EngineLine.State state,
            Optional<Instant> since,
            Optional<Instant> pausedUntil,
            int failures,
            Optional<FaultBody> lastFailure) {

        static LineBody of(EngineLine line) {
            return new LineBody(
                    line.state(),
                    line.since(),
                    line.pausedUntil(),
                    line.failures(),
                    line.lastFailure().map(it -> new FaultBody(it.fault(), it.at())));
        }
    }

    /** What failed on this server. */
    public record FaultBody(EngineFault code, Instant at) {}

    /** What failed on any server. */
    public record FailureBody(EngineOutcome code, Instant at) {}

    /**
     * Since the first of this month.
     *
     * @param failurePercent of the calls
     * @param kept turns that were answered from what is kept, and cost nothing
     * @param medianMs of good calls
     * @param p95Ms of good calls
     * @param tokensIn that models read, also for answers that could not be used
     * @param tokensOut that models wrote
     * @param cost in the currency of the price that was set
     */
    public record MonthBody(
            long calls,
            long failures,
            long failurePercent,
            long kept,
            Optional<Long> medianMs,
            Optional<Long> p95Ms,
            double minutes,
            long tokensIn,
            long tokensOut,
            double cost,
            Optional<FailureBody> lastFailure) {

        static MonthBody of(EngineFigures figures) {
            return new MonthBody(
                    figures.calls(),
                    figures.failures(),
                    figures.failureShare(),
                    figures.kept(),
                    figures.median().map(Duration::toMillis),
                    figures.slow().map(Duration::toMillis),
                    figures.minutes(),
                    figures.use().in(),
                    figures.use().out(),
                    figures.costMicros() / 1e6,
                    figures.lastFailure().map(it -> new FailureBody(it.outcome(), it.at())));
        }
    }

    /**
     * What the engine was found to be able to.
     *
     * @param words whether it gives words times of their own
     * @param voices whether it tells voices apart
     * @param form of answers, where it is less than its model's name promises
     */
    public record FoundBody(boolean words, boolean voices, Optional<String> form, Instant at) {

        static FoundBody of(EngineFound found) {
            return new FoundBody(
                    found.words(),
                    found.voices(),
                    Optional.of(found.form()).filter(it -> !it.isEmpty()),
                    found.foundAt());
        }
    }

    /**
     * One engine.
     *
     * @param baseUrl where it is reached
     * @param share of visits in percent for which it is asked; 0 for one that was not activated
     * @param replaces the engine in whose place that is
     * @param keyFrom PRACTICE, INSTALLATION or NONE
     * @param keySetAt when the practice's own key was given last
     */
    public record EngineBody(
            UUID id,
            EngineTask task,
            String kind,
            String name,
            String baseUrl,
            Optional<String> model,
            Map<String, String> options,
            int position,
            boolean mayReceivePhi,
            int share,
            Optional<UUID> replaces,
            EngineView.KeyOwner keyFrom,
            Optional<Instant> keySetAt,
            LineBody line,
            Optional<FoundBody> found,
            MonthBody month,
            Optional<TrialBody> test,
            Instant createdAt,
            long version) {

        static EngineBody of(EngineView view) {
            Engine engine = view.engine();
            EngineTerms terms = engine.terms();
            return new EngineBody(
                    engine.id(),
                    engine.task(),
                    terms.kind().key(),
                    terms.name(),
                    view.baseUrl(),
                    terms.model(),
                    terms.options(),
                    engine.position(),
                    engine.mayReceivePhi(),
                    engine.share(),
                    engine.replaces(),
                    view.key(),
                    engine.keySetAt(),
                    LineBody.of(view.line()),
                    view.found().map(FoundBody::of),
                    MonthBody.of(view.month()),
                    view.trial().map(TrialBody::of),
                    engine.createdAt(),
                    engine.version());
        }
    }

    /**
     * A test with the built-in spoken sample.
     *
     * @param state RUNNING or DONE
     * @param words that the engine understood
     * @param problem when it did not pass
     * @param message the same in words
     */
    public record TrialBody(
            String state,
            Optional<Boolean> passed,
            Optional<String> words,
            Optional<EngineFault> problem,
            Optional<String> message,
            Optional<Long> latencyMs,
            Instant askedAt,
            Optional<Instant> finishedAt) {

        static TrialBody of(EngineTrial trial) {
            Optional<EngineTrial.Result> result = trial.result();
            return new TrialBody(
                    result.isPresent() ? "DONE" : "RUNNING",
                    result.map(EngineTrial.Result::isPassed),
                    result.filter(EngineTrial.Result::isPassed).map(EngineTrial.Result::words),
                    result.flatMap(EngineTrial.Result::fault),
                    result.map(EngineTrial.Result::reason).filter(it -> !it.isEmpty()),
                    result.map(it -> it.took().toMillis()),
                    trial.askedAt(),
                    result.map(EngineTrial.Result::finishedAt));
        }
    }

    /**
     * What engines did for one visit this month.
     *
     * @param keptMinutes that were answered from what is kept, and cost nothing
     */
    public record CostBody(
            UUID encounterId,
            Instant at,
            List<String> engines,
            long calls,
            double minutes,
            double keptMinutes,
            double cost) {

        static CostBody of(VisitCost cost) {
            return new CostBody(
                    cost.encounterId(),
                    cost.calledAt(),
                    cost.engines(),
                    cost.calls(),
                    cost.audioMs() / 60_000.0,
                    cost.keptMs() / 60_000.0,
                    cost.costMicros() / 1e6);
        }
    }
}
