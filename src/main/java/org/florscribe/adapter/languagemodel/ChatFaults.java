package org.florscribe.adapter.languagemodel;

import java.time.Clock;
import org.florscribe.platform.outbound.OpenAiErrors;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** What an answer that is no success means for a question to a language model. */
final class ChatFaults {

    static final String REFUSED = "The model, or a filter before it, refused to answer.";

    private ChatFaults() {}

    static EngineFailure of(OutboundAnswer answer, Clock clock) {
        OpenAiErrors errors = OpenAiErrors.in(answer);
        EngineFault fault = errors.fault(said -> false);
        String words = isFiltered(answer) ? REFUSED : words(fault, answer.status());
        return new EngineFailure(fault, words + errors.mark(), errors.wait(fault, clock), null);
    }

    static String said(OutboundAnswer answer) {
        return OpenAiErrors.in(answer).said();
    }

    /** Whether the question, or its answer, has more tokens than the model takes. */
    static boolean isTooLong(OutboundAnswer answer) {
        OpenAiErrors errors = OpenAiErrors.in(answer);
        String said = errors.said();
        boolean refused = answer.status() == 400 || answer.status() == 413 || answer.status() == 422;
        return refused
                && (answer.status() == 413
                        || errors.is("context_length_exceeded")
                        || errors.is("exceed_context_size_error")
                        || said.contains("maximum context length")
                        || said.contains("context size"));
    }

    static boolean isFiltered(OutboundAnswer answer) {
        OpenAiErrors errors = OpenAiErrors.in(answer);
        return errors.is("content_filter") || errors.is("content_policy_violation");
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
            case INPUT -> "The engine refused what it was asked.";
            case TRANSIENT -> "The engine had a fault of its own.";
            case BAD_SUCCESS -> "The engine's answer is none.";
        };
    }
}
