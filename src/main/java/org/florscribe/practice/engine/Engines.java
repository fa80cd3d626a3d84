package org.florscribe.practice.engine;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** The engines of a practice. Who changes one decides where patients' words go, so the password is asked for. */
@ApplicationService
public class Engines {

    private static final String ENGINE = "engine";
    private static final int MOST_VISITS = 100;

    private final EngineRepository engines;
    private final EngineCallRepository calls;
    private final EngineTrialRepository trials;
    private final EngineTrialQueue queue;
    private final EngineFoundRepository found;
    private final EngineOrder order;
    private final EngineRemoval removal;
    private final EngineViews views;
    private final EngineGuard guard;
    private final PracticeRepository practices;
    private final Reauthentication reauthentication;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<EnginesChanged> changes;
    private final Clock clock;

    @Inject
    Engines(
            EngineRepository engines,
            EngineCallRepository calls,
            EngineTrialRepository trials,
            EngineTrialQueue queue,
            EngineFoundRepository found,
            EngineOrder order,
            EngineRemoval removal,
            EngineViews views,
            EngineGuard guard,
            PracticeRepository practices,
            Reauthentication reauthentication,
            AuditTrail trail,
            CurrentCaller callers,
            Event<EnginesChanged> changes,
            Clock clock) {
        this.engines = engines;
        this.calls = calls;
        this.trials = trials;
        this.queue = queue;
        this.found = found;
        this.order = order;
        this.removal = removal;
        this.views = views;
        this.guard = guard;
        this.practices = practices;
        this.reauthentication = reauthentication;
        this.trail = trail;
        this.callers = callers;
        this.changes = changes;
        this.clock = clock;
    }

    /** By task and in their order. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<EngineView> list() {
        trail.record(AuditAction.ENGINES_LISTED, ENGINE);
        return views.of(engines.list(), month());
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public EngineView get(UUID id) {
        return view(engines.used(id));
    }

    /**
     * @param position from 1; empty or past the end for the end
     * @param mayReceivePhi whether an agreement is signed
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public EngineView add(EngineTask task, EngineTerms terms, Optional<Integer> position, boolean mayReceivePhi) {
        reauthentication.requireRecent();
        terms.requireFit(task);
        terms.requireTlsOutside();
        requirePosition(position);
        requireFreeName(task, terms.name(), Optional.empty());
        List<Engine> others = engines.list(task);
        int end = others.size() + 1;
        Engine added = engines.add(
                Engine.made(Ids.next(), callers.get().practice(), task, terms, end, mayReceivePhi, clock.instant()));
        Engine placed = order.place(added, position.orElse(end));
        trail.record(AuditAction.ENGINE_ADDED, ENGINE, added.id());
        if (mayReceivePhi) {
            trail.record(AuditAction.ENGINE_ALLOWED, ENGINE, added.id());
        }
        changed(placed);
        return view(placed);
    }

    /**
     * What changes the answers of a language model that serves visits makes a candidate, which serves none before it was activated:
     * see {@link EngineActivation}. Until then the engine goes on as it is.
     *
     * @param version the one that was looked at
     * @return the engine, or the candidate
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public EngineView change(UUID id, EngineChange change, long version) {
        Engine before = engines.used(id);
        reauthentication.requireRecent();
        if (before.version() != version) {
            throw new StaleVersion();
        }
        requirePosition(change.position());
        EngineTerms terms = change.applyTo(before.terms());
        terms.requireFit(before.task());
        if (!terms.baseUrl().equals(before.terms().baseUrl())) {
            terms.requireTlsOutside();
        }
        requireFreeName(before.task(), terms.name(), Optional.of(before));
        // an agreement is signed with somebody: with whom, an address says
        boolean phi = change.mayReceivePhi()
                .orElse(before.mayReceivePhi()
                        && terms.baseUrl().equals(before.terms().baseUrl()));
        boolean unmeasured = before.task().isOfLanguage() && before.isInUse() && !terms.answersLike(before.terms());
        if (unmeasured && before.replaces().isEmpty()) {
            return view(candidate(before, terms, phi));
        }
        Engine changed = before.with(terms, clock.instant()).allowed(phi);
        Engine stored = engines.update(unmeasured ? changed.serving(0) : changed);
        Engine placed = order.place(stored, change.position().orElse(stored.position()));
        if (terms.reachesAnotherThan(before.terms())) {
            guard.forget(id);
            found.forget(id);
        }
        trail.record(AuditAction.ENGINE_CHANGED, ENGINE, id);
        if (phi != before.mayReceivePhi()) {
            trail.record(phi ? AuditAction.ENGINE_ALLOWED : AuditAction.ENGINE_FORBIDDEN, ENGINE, id);
        }
        changed(placed);
        return view(placed);
    }

    /** One at most for each engine: a later change is of the candidate. */
    private Engine candidate(Engine before, EngineTerms terms, boolean phi) {
        Optional<Engine> open = engines.list(before.task()).stream()
                .filter(replacing(before.id()))
                .findFirst();
        Engine stored = open.isPresent()
                ? engines.update(
                        open.get().with(terms, clock.instant()).allowed(phi).serving(0))
                : engines.add(before.candidate(Ids.next(), terms, phi, clock.instant()));
        Engine placed = order.place(stored, before.position() + 1);
        guard.forget(placed.id());
        found.forget(placed.id());
        trail.record(open.isPresent() ? AuditAction.ENGINE_CHANGED : AuditAction.ENGINE_ADDED, ENGINE, placed.id());
        if (phi) {
            trail.record(AuditAction.ENGINE_ALLOWED, ENGINE, placed.id());
        }
        changed(placed);
        return placed;
    }

    private static Predicate<Engine> replacing(UUID id) {
        return engine -> engine.replaces().filter(id::equals).isPresent();
    }

    /** Asks this engine one place earlier or later; at the end nothing happens. What it may be sent stays, so no password is asked for. */
    @Requires(Permission.MANAGE_PRACTICE)
    public void move(UUID id, boolean earlier) {
        Engine engine = engines.used(id);
        int now = engines.list(engine.task()).stream().map(Engine::id).toList().indexOf(id) + 1;
        Engine placed = order.place(engine, Math.max(1, earlier ? now - 1 : now + 1));
        trail.record(AuditAction.ENGINE_CHANGED, ENGINE, id);
        changed(placed);
    }

    /** Nothing is sent there any more. What it was asked stays on record. */
    @Requires(Permission.MANAGE_PRACTICE)
    public void remove(UUID id) {
        Engine before = engines.used(id);
        reauthentication.requireRecent();
        removal.remove(before);
        engines.list(before.task()).stream()
                .filter(replacing(id))
                .forEach(candidate -> engines.update(candidate.onItsOwn()));
        order.renumber(engines.list(before.task()));
        changed(before);
    }

    /** Has a job give it the built-in sample of its task. One that is under way already is not doubled. */
    @Requires(Permission.MANAGE_PRACTICE)
    public EngineTrial test(UUID id) {
        Engine engine = engines.used(id);
        Instant now = clock.instant();
        Optional<EngineTrial> running =
                Optional.ofNullable(trials.newest().get(id)).filter(it -> it.isRunning(now));
        if (running.isPresent()) {
            return running.get();
        }
        EngineTrial asked = EngineTrial.asked(Ids.next(), engine, now);
        trials.put(asked);
        trail.record(AuditAction.ENGINE_TESTED, ENGINE, id);
        queue.now(asked, callers.get().correlationId());
        return asked;
    }

    /** The newest test; empty when there was none. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Optional<EngineTrial> trial(UUID id) {
        return Optional.ofNullable(trials.newest().get(engines.used(id).id()));
    }

    /** Of this month's visits the dearest, then the longest. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<VisitCost> costs() {
        return calls.costs(month(), MOST_VISITS);
    }

    private EngineView view(Engine engine) {
        return views.of(List.of(engine), month()).get(0);
    }

    private Instant month() {
        Practice practice = practices.find(callers.get().practice()).orElseThrow(NotFound::new);
        return ZonedDateTime.ofInstant(clock.instant(), practice.timeZone())
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    private void changed(Engine engine) {
        changes.fire(new EnginesChanged(engine.practiceId(), engine.task()));
    }

    private static void requirePosition(Optional<Integer> position) {
        if (position.filter(it -> it < 1).isPresent()) {
            throw new InvalidInput("position", "The first position is 1.");
        }
    }

    /** An engine and its candidate may have one name. */
    private void requireFreeName(EngineTask task, String name, Optional<Engine> own) {
        boolean taken = engines.list(task).stream()
                .filter(it -> own.filter(self -> isSameOrPair(self, it)).isEmpty())
                .anyMatch(it -> it.terms().name().equalsIgnoreCase(name));
        if (taken) {
            throw new InvalidInput("name", "Another engine has this name.");
        }
    }

    private static boolean isSameOrPair(Engine one, Engine other) {
        return one.id().equals(other.id())
                || replacing(one.id()).test(other)
                || replacing(other.id()).test(one);
    }
}
