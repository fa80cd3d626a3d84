package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private static final int LONGEST_REQUEST_ID = 200;

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

    /**
     * One turn of an engine, also one that was passed over or answered from what is kept.
     *
     * @param audioMs that were to be written down
     * @param took from the first byte sent to the last received; zero when nothing was sent
     * @param requestId of the vendor
     */
    @Requires(Permission.SYSTEM)
    public EngineCall record(
            UUID encounterId,
            UUID engineId,
            EngineTask task,
            EngineOutcome outcome,
            long audioMs,
            Duration took,
            Optional<String> requestId) {
        Engine engine = engines.find(engineId).orElseThrow(NotFound::new);
        EngineCall call = new EngineCall(
                Ids.next(),
                callers.get().practice(),
                encounterId,
                engineId,
                task,
                outcome,
                audioMs,
                outcome.isPaid() ? costMicros(engine.terms(), audioMs) : 0,
                took,
                requestId.map(it -> it.length() <= LONGEST_REQUEST_ID ? it : it.substring(0, LONGEST_REQUEST_ID)),
                clock.instant());
        calls.add(call);
        return call;
    }

    /** Of this visit, oldest first: which engine was asked, passed over, failed or used. */
    @Requires(Permission.SYSTEM)
    public List<EngineCall> ofVisit(UUID encounterId) {
        return calls.ofVisit(encounterId);
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
}
