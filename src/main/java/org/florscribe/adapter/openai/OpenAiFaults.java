package org.florscribe.adapter.openai;

import java.time.Clock;
import org.florscribe.platform.outbound.OpenAiErrors;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** What an answer that is no success means for audio. */
final class OpenAiFaults {

    private OpenAiFaults() {}

    static EngineFailure of(OutboundAnswer answer, Clock clock) {
        OpenAiErrors errors = OpenAiErrors.in(answer);
        EngineFault fault = errors.fault(OpenAiFaults::isAboutAudio);
        return new EngineFailure(fault, words(fault, answer.status()) + errors.mark(), errors.wait(fault, clock), null);
    }

    /** In its own words, lower case: for decisions only. */
    static String said(OutboundAnswer answer) {
        return OpenAiErrors.in(answer).said();
    }

    /** Some servers answer 500 to sound that they cannot read. */
    private static boolean isAboutAudio(String said) {
        return said.contains("decode audio") || said.contains("ffmpeg") || said.contains("read audio");
    }

    private static String words(EngineFault fault, int status) {
        return switch (fault) {
            case CONFIGURATION ->
                switch (status) {
                    case 401, 403 -> "The engine refused the key.";
                    case 404 -> "The engine knows no such model or path.";
                    default -> "The engine's address, key or model is not right.";
                };
            case QUOTA -> "The engine's account has no money or no allowance left.";
            case BUSY -> "The engine has too much to do.";
            case INPUT -> "The engine refused this audio or what was asked of it.";
            case TRANSIENT -> "The engine had a fault of its own.";
            case BAD_SUCCESS -> "The engine's answer is no transcript.";
        };
    }
}
