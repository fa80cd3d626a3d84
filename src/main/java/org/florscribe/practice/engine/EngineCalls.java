package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;
import org.florscribe.shared.NotFound;

/** Notes what engines were asked for a visit, what became of it, and what it cost. */
@ApplicationService
public class EngineCalls {

    private final EngineCallRepository calls;
    private final EngineRepository engines;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    EngineCalls(EngineCallRepository calls, EngineRepository engines, CurrentCaller callers, Clock clock) {
        this.calls = calls;
        this.engines = engines;
        this.callers = callers;
        this.clock = clock;
    }

    /** One turn, also one in which an engine was passed over or its answer was kept. */
    @Requires(Permission.SYSTEM)
    public EngineCall book(TurnTaken turn) {
        EngineCall call = EngineCall.of(
                Ids.next(),
                callers.get().practice(),
                turn,
                turn.engineId().map(id -> costMicros(id, turn)).orElse(0L),
                clock.instant());
        calls.add(call);
        return call;
    }

    private long costMicros(UUID engineId, TurnTaken turn) {
        EnginePrices prices = EnginePrices.of(
                engines.find(engineId).orElseThrow(NotFound::new).terms());
        long audio = turn.outcome().isPaid() ? prices.ofAudio(turn.audioMs()) : 0;
        return turn.outcome().isCall() ? audio + prices.of(turn.use()) : 0;
    }

    /** Oldest first: which engine was asked, passed over, failed or used. */
    @Requires(Permission.VIEW_WORKLIST)
    public EngineTrail trail(UUID encounterId) {
        Map<UUID, Optional<String>> names = new HashMap<>();
        return EngineTrail.of(calls.ofVisit(encounterId).stream()
                .map(call -> new EngineTrail.Turn(
                        call, call.engineId().flatMap(id -> names.computeIfAbsent(id, this::name))))
                .toList());
    }

    private Optional<String> name(UUID engineId) {
        return engines.find(engineId).map(engine -> engine.terms().name());
    }
}
