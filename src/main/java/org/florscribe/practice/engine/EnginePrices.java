package org.florscribe.practice.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;

/** What an engine takes, by the prices that were set; without one nothing. In millionths of the practice's currency. */
public final class EnginePrices {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MS_A_MINUTE = BigDecimal.valueOf(60_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Function<EngineOption, Optional<String>> options;

    private EnginePrices(Function<EngineOption, Optional<String>> options) {
        this.options = options;
    }

    static EnginePrices of(EngineTerms terms) {
        return new EnginePrices(terms::option);
    }

    public static EnginePrices of(EngineAccess access) {
        return new EnginePrices(access::option);
    }

    long ofAudio(long audioMs) {
        return costMicros(EngineOption.PRICE_PER_MINUTE, audioMs, MS_A_MINUTE);
    }

    /** Answered calls are paid for, also those of work that came to nothing. */
    public long of(TokenUse use) {
        return costMicros(EngineOption.PRICE_PER_MILLION_IN, use.in(), MILLION)
                + costMicros(EngineOption.PRICE_PER_MILLION_OUT, use.out(), MILLION);
    }

    private long costMicros(EngineOption priced, long amount, BigDecimal unit) {
        return options.apply(priced)
                .map(price -> new BigDecimal(price)
                        .multiply(BigDecimal.valueOf(amount))
                        .multiply(MICROS)
                        .divide(unit, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(0L);
    }
}
