package org.florscribe.clinical.extraction;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineRelay;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;

/**
 * One language model with what it is to do for a visit.
 *
 * @param memory what it answered before, and where its answer is kept
 * @param call does it once
 * @param judge gives what of the value is to be used, or says why it cannot be good
 */
public record ModelTask<T>(
        EngineAccess access,
        int places,
        String promptVersion,
        Memory<T> memory,
        Function<ModelErrand, ModelResult<T>> call,
        UnaryOperator<T> judge)
        implements EngineRelay.Runner<T> {

    /** Of the answers to one piece of work. */
    public interface Memory<T> {

        Optional<ModelResult<T>> find();

        void keep(ModelResult<T> answer);

        /** Those to parts of it, by fingerprint. */
        Map<String, String> parts();

        void keepPart(String fingerprint, String answer);

        /** Forgets at once. */
        static <T> Memory<T> none() {
            return new Memory<>() {
                @Override
                public Optional<ModelResult<T>> find() {
                    return Optional.empty();
                }

                @Override
                public void keep(ModelResult<T> answer) {
                    // nothing is asked a second time
                }

                @Override
                public Map<String, String> parts() {
                    return Map.of();
                }

                @Override
                public void keepPart(String fingerprint, String answer) {
                    // nor a part of it
                }
            };
        }

        /**
         * In the book of the visit.
         *
         * @param type of the record that wraps an answer there
         */
        static <T, K> Memory<T> in(
                ModelLedger ledger,
                UUID encounterId,
                UUID engineId,
                byte[] fingerprint,
                Class<K> type,
                Function<ModelResult<T>, K> wrap,
                Function<K, ModelResult<T>> unwrap) {
            return new Memory<>() {
                @Override
                public Optional<ModelResult<T>> find() {
                    return ledger.kept(encounterId, fingerprint, type).map(unwrap);
                }

                @Override
                public void keep(ModelResult<T> answer) {
                    ledger.keep(encounterId, engineId, fingerprint, wrap.apply(answer));
                }

                @Override
                public Map<String, String> parts() {
                    return ledger.parts(encounterId, engineId);
                }

                @Override
                public void keepPart(String part, String answer) {
                    ledger.keepPart(encounterId, engineId, part, answer);
                }
            };
        }
    }

    /** An engine to which nothing here speaks. */
    public static <T> ModelTask<T> unknown(EngineAccess access) {
        return new ModelTask<>(
                access,
                1,
                "",
                Memory.none(),
                left -> {
                    throw new EngineFailure(EngineFault.CONFIGURATION, "Nothing here speaks to engines of this kind.");
                },
                UnaryOperator.identity());
    }

    @Override
    public Optional<ModelResult<T>> kept() {
        return memory.find();
    }

    @Override
    public void keep(ModelResult<T> answer) {
        memory.keep(answer);
    }

    @Override
    public ModelResult<T> run(ModelErrand errand) {
        return call.apply(errand);
    }

    @Override
    public Map<String, String> parts() {
        return memory.parts();
    }

    @Override
    public void keepPart(String fingerprint, String answer) {
        memory.keepPart(fingerprint, answer);
    }

    @Override
    public ModelResult<T> judged(ModelResult<T> answer) {
        return answer.with(judge.apply(answer.value()));
    }
}
