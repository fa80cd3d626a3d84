package org.florscribe.platform.outbound;

import java.util.Optional;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** Says as an engine's failure why a call to it brought no answer. */
public final class EngineRefusals {

    private EngineRefusals() {}

    public static EngineFailure of(OutboundRefused refused) {
        return new EngineFailure(fault(refused), words(refused), Optional.empty(), refused);
    }

    private static EngineFault fault(OutboundRefused refused) {
        return switch (refused.why()) {
            case NOT_ALLOWED, UNKNOWN_NAME, NOT_TRUSTED -> EngineFault.CONFIGURATION;
            case NO_CONNECTION -> EngineFault.TRANSIENT;
            case TOO_LARGE -> EngineFault.BAD_SUCCESS;
            // a good answer had begun: the work is done and paid for, so it is not asked for again there
            case CUT_OFF, TOO_LATE ->
                refused.status() >= 200 && refused.status() < 300 ? EngineFault.BAD_SUCCESS : EngineFault.TRANSIENT;
        };
    }

    private static String words(OutboundRefused refused) {
        return switch (refused.why()) {
            case NOT_ALLOWED -> "The engine's address may not be called from here (OUTBOUND_ALLOW).";
            case UNKNOWN_NAME ->
                "The name of the engine's server is not known, or stands for an address that may not be called.";
            case NOT_TRUSTED -> "No trusted connection: the certificate of the engine's server is not valid for it.";
            case NO_CONNECTION -> "The engine's server takes no connection.";
            case TOO_LARGE -> "The engine's answer is larger than any that is of use.";
            case CUT_OFF -> "The connection ended before the engine's whole answer was there.";
            case TOO_LATE -> "The engine's answer did not come in time.";
        };
    }
}
