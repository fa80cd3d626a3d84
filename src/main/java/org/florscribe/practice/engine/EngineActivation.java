package org.florscribe.practice.engine;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.StaleVersion;

/**
 * Letting a language model, or a change of one, serve visits: a share of them first if wanted, and none before its quality was
 * measured as it is set up now (docs/adr/0032).
 */
@ApplicationService
public class EngineActivation {

    private static final String ENGINE = "engine";
    private static final int NEWEST = 10;

    private final EngineRepository engines;
    private final QualityRunRepository runs;
    private final QualityRunQueue queue;
    private final EngineDefaults defaults;
    private final EngineOrder order;
    private final EngineRemoval removal;
    private final Reauthentication reauthentication;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<EnginesChanged> changes;
    private final Clock clock;

    @Inject
    EngineActivation(
            EngineRepository engines,
            QualityRunRepository runs,
            QualityRunQueue queue,
            EngineDefaults defaults,
            EngineOrder order,
            EngineRemoval removal,
            Reauthentication reauthentication,
            AuditTrail trail,
            CurrentCaller callers,
            Event<EnginesChanged> changes,
            Clock clock) {
        this.engines = engines;
        this.runs = runs;
        this.queue = queue;
        this.defaults = defaults;
        this.order = order;
        this.removal = removal;
        this.reauthentication = reauthentication;
        this.trail = trail;
        this.callers = callers;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Has a job measure it. One that is under way already is not doubled.
     *
     * @param own on the practice's own signed visits, which only an engine may have that may receive patients' data; else on the
     *     conversations that come with the product
     * @param most visits, from 1 to {@link QualityRun#MOST_VISITS}
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public QualityRun measure(UUID id, boolean own, int most) {
        Engine engine = ofLanguage(id);
        if (most < 1 || most > QualityRun.MOST_VISITS) {
            throw new InvalidInput("visits", "From 1 to " + QualityRun.MOST_VISITS + " visits.");
        }
        if (own && !engine.mayReceivePhi()) {
            throw new Conflict(
                    "not-allowed",
                    "This engine may not receive patients' data. Measure it with the conversations that come with the product.");
        }
        Instant now = clock.instant();
        Optional<QualityRun> running =
                runs.ofEngine(id, 1).stream().filter(it -> it.isRunning(now)).findFirst();
        if (running.isPresent()) {
            return running.get();
        }
        QualityRun asked = new QualityRun(
                Ids.next(),
                engine.practiceId(),
                id,
                fingerprint(engine),
                own,
                most,
                callers.get().staff(),
                now,
                Optional.empty());
        runs.add(asked);
        trail.record(AuditAction.ENGINE_MEASURED, ENGINE, id);
        queue.now(asked, callers.get().correlationId());
        return asked;
    }

    /** The newest first. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<QualityRun> runs(UUID id) {
        return runs.ofEngine(engines.used(id).id(), NEWEST);
    }

    /** Whether it was measured as it is set up now, so that it can be activated. */
    @Requires(Permission.MANAGE_PRACTICE)
    public boolean isMeasured(UUID id) {
        return isMeasured(ofLanguage(id));
    }

    /**
     * Has it asked for this share of visits, in the place of the one that it replaces; that one is removed when it is all of them.
     *
     * @param percent 0 takes it out of use
     * @param version the one that was looked at
     * @throws Conflict {@code not-measured} for a larger share than it has, when no quality run tells how it does
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public void serve(UUID id, int percent, long version) {
        Engine before = ofLanguage(id);
        reauthentication.requireRecent();
        if (before.version() != version) {
            throw new StaleVersion();
        }
        if (percent < 0 || percent > Engine.ALL) {
            throw new InvalidInput("share", "A share is a number from 0 to 100.");
        }
        if (percent > before.share() && !isMeasured(before)) {
            throw new Conflict(
                    "not-measured",
                    "Measure this engine as it is set up now, then look at its figures: it can be activated after that.");
        }
        Engine serving = before.serving(percent);
        if (percent == Engine.ALL && before.replaces().isPresent()) {
            before.replaces()
                    .flatMap(engines::find)
                    .filter(it -> !it.isRemoved())
                    .ifPresent(removal::remove);
            serving = serving.onItsOwn();
        }
        engines.update(serving);
        order.renumber(engines.list(before.task()));
        trail.record(percent > 0 ? AuditAction.ENGINE_ACTIVATED : AuditAction.ENGINE_DEACTIVATED, ENGINE, id);
        changes.fire(new EnginesChanged(before.practiceId(), before.task()));
    }

    /** @return empty when it has its result */
    @Requires(Permission.SYSTEM)
    public Optional<QualityRun> begin(UUID runId) {
        return runs.find(runId).filter(it -> it.result().isEmpty());
    }

    /** Stores how it ended. */
    @Requires(Permission.SYSTEM)
    public void end(QualityRun ended) {
        runs.end(ended);
        engines.find(ended.engineId()).ifPresent(it -> changes.fire(new EnginesChanged(it.practiceId(), it.task())));
    }

    private boolean isMeasured(Engine engine) {
        String now = fingerprint(engine);
        return runs.ofEngine(engine.id(), NEWEST).stream().anyMatch(it -> it.vouchesFor(now));
    }

    private String fingerprint(Engine engine) {
        return EngineConfiguration.fingerprint(engine.task(), EngineConfiguration.access(engine, defaults, false));
    }

    private Engine ofLanguage(UUID id) {
        Engine engine = engines.used(id);
        if (!engine.task().isOfLanguage()) {
            throw new Conflict("not-a-model", "An engine for sound is asked for every visit.");
        }
        return engine;
    }
}
