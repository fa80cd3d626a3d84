package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MS_A_MINUTE = BigDecimal.valueOf(60_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

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
        EngineTerms terms = engines.find(engineId).orElseThrow(NotFound::new).terms();
        long audio = turn.outcome().isPaid() ? costMicros(terms, turn.audioMs()) : 0;
        return turn.outcome().isCall() ? audio + costMicros(terms, turn.use()) : 0;
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

    static long costMicros(EngineTerms terms, long audioMs) {
        return terms.option(EngineOption.PRICE_PER_MINUTE)
                .map(price -> new BigDecimal(price)
                        .multiply(BigDecimal.valueOf(audioMs))
                        .multiply(MICROS)
                        .divide(MS_A_MINUTE, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(0L);
    }

    /** Answered calls are paid for, also those of work that came to nothing. */
    static long costMicros(EngineTerms terms, TokenUse use) {
        return costMicros(terms, EngineOption.PRICE_PER_MILLION_IN, use.in())
                + costMicros(terms, EngineOption.PRICE_PER_MILLION_OUT, use.out());
    }

    private static long costMicros(EngineTerms terms, EngineOption priced, long tokens) {
        return terms.option(priced)
                .map(price -> new BigDecimal(price)
                        .multiply(BigDecimal.valueOf(tokens))
                        .multiply(MICROS)
                        .divide(MILLION, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(0L);
    }
}
