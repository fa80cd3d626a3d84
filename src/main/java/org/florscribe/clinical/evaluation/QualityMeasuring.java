package org.florscribe.clinical.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingTrial;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.DraftTrial;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineActivation;
import org.florscribe.practice.engine.EngineCalls;
import org.florscribe.practice.engine.EngineDirectory;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EnginePrices;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelFailure;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.QualityRun;
import org.florscribe.practice.engine.TokenUse;
import org.florscribe.practice.engine.TurnTaken;
import org.florscribe.shared.NotFound;

/**
 * Measures an engine, and on the same visits what does its work now. Belongs to no transaction: it may take its time. What engines
 * write is dropped; of the practice's own visits, what they were sent is booked.
 */
@ApplicationScoped
public class QualityMeasuring {

    private static final Duration ALL = Duration.ofMinutes(50);
    private static final Duration EACH = Duration.ofMinutes(4);

    /** After so many failures in a row nothing else is to be expected. */
    private static final int ENOUGH_FAILURES = 3;

    private final EngineActivation activation;
    private final EngineDirectory directory;
    private final SignedVisits signed;
    private final SampleConversations samples;
    private final Instance<TaskScorer> scorers;
    private final FindingTrial findings;
    private final DraftTrial drafts;
    private final EngineCalls calls;
    private final Clock clock;

    @Inject
    QualityMeasuring(
            EngineActivation activation,
            EngineDirectory directory,
            SignedVisits signed,
            SampleConversations samples,
            @Any Instance<TaskScorer> scorers,
            FindingTrial findings,
            DraftTrial drafts,
            EngineCalls calls,
            Clock clock) {
        this.activation = activation;
        this.directory = directory;
        this.signed = signed;
        this.samples = samples;
        this.scorers = scorers;
        this.findings = findings;
        this.drafts = drafts;
        this.calls = calls;
        this.clock = clock;
    }

    /** Does nothing when it has ended. */
    public void run(UUID runId) {
        activation.begin(runId).ifPresent(this::end);
    }

    private void end(QualityRun run) {
        try {
            activation.end(run.ended(measured(run)));
        } catch (NotFound gone) {
            activation.end(run.ended(nothing("It was removed meanwhile.")));
        } catch (RuntimeException unforeseen) {
            // whoever waits for the result is told that none will come
            activation.end(run.ended(nothing("The run failed in a way that is in the log of the server.")));
            throw unforeseen;
        }
    }

    private QualityRun.Result nothing(String reason) {
        return new QualityRun.Result(0, 0, Map.of(), "", Map.of(), reason, clock.instant());
    }

    private QualityRun.Result measured(QualityRun run) {
        EngineAccess engine = directory.access(run.engineId());
        EngineTask task = directory.task(run.engineId());
        TaskScorer scorer = scorers.stream()
                .filter(it -> it.task() == task)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing measures " + task));
        Optional<EngineAccess> now =
                directory.inItsPlace(run.engineId()).filter(it -> !run.ownVisits() || directory.mayReceivePhi(it.id()));
        QualityTally tally = new QualityTally();
        QualityTally compared = new QualityTally();
        Instant end = clock.instant().plus(ALL);
        List<Supplier<Optional<MeasuredVisit>>> visits = visits(run);
        for (Supplier<Optional<MeasuredVisit>> each : visits) {
            if (tally.failedInARow() == ENOUGH_FAILURES || !clock.instant().isBefore(end)) {
                break;
            }
            Optional<MeasuredVisit> visit = each.get();
            if (visit.isPresent()) {
                score(scorer, engine, visit.get(), tally);
                if (now.isPresent()) {
                    score(scorer, now.get(), visit.get(), compared);
                } else {
                    Instant began = clock.instant();
                    compared.add(scorer.ofBuiltIn(visit.get()), since(began), Optional.empty());
                }
            }
        }
        String reason =
                visits.isEmpty() ? "There is no signed visit whose conversation is still here." : tally.reason();
        return new QualityRun.Result(
                tally.measured(),
                tally.failed(),
                tally.figures(),
                now.map(EngineAccess::name).orElse(""),
                compared.figures(),
                reason,
                clock.instant());
    }

    private List<Supplier<Optional<MeasuredVisit>>> visits(QualityRun run) {
        if (run.ownVisits()) {
            return signed.newest(run.mostVisits()).stream()
                    .<Supplier<Optional<MeasuredVisit>>>map(id -> () -> signed.load(id))
                    .toList();
        }
        Stream<VisitMaterial> all = samples.all().stream().limit(run.mostVisits());
        return all.<Supplier<Optional<MeasuredVisit>>>map(it -> () -> Optional.of(sample(it)))
                .toList();
    }

    private MeasuredVisit sample(VisitMaterial material) {
        List<Finding> found = findings.builtIn(material);
        NoteForm form = NoteForm.soap();
        DraftTrial.Tried written = drafts.builtIn(DraftRequest.of(material, found, form));
        return new MeasuredVisit(Optional.empty(), material, found, form, written.sections());
    }

    private void score(TaskScorer scorer, EngineAccess engine, MeasuredVisit visit, QualityTally tally) {
        if (visit.encounterId().isPresent() && !directory.mayReceivePhi(engine.id())) {
            tally.failed(new EngineFailure(EngineFault.CONFIGURATION, "It may not receive patients' data any more."));
            return;
        }
        Instant began = clock.instant();
        try {
            VisitScore score = scorer.of(engine, visit, EACH);
            Duration took = since(began);
            TokenUse use = score.work().map(ModelResult::use).orElse(TokenUse.NONE);
            tally.add(score, took, Optional.of(EnginePrices.of(engine).of(use)));
            visit.encounterId()
                    .ifPresent(id -> calls.book(TurnTaken.of(id, engine.id(), scorer.task(), EngineOutcome.MEASURED)
                            .lasting(took)
                            .using(
                                    use,
                                    score.work().map(ModelResult::model),
                                    score.work().map(ModelResult::promptVersion))));
        } catch (EngineFailure failure) {
            tally.failed(failure);
            TokenUse use = failure instanceof ModelFailure model ? model.use() : TokenUse.NONE;
            Duration took = since(began);
            visit.encounterId()
                    .ifPresent(id -> calls.book(TurnTaken.of(id, engine.id(), scorer.task(), EngineOutcome.MEASURED)
                            .lasting(took)
                            .using(use, engine.model(), Optional.empty())
                            .because(failure)));
        }
    }

    private Duration since(Instant began) {
        Duration took = Duration.between(began, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
