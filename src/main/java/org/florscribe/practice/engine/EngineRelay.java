package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Has the engines of a line do one piece of work, in their order: the next one when the one before fails, and also when it takes
 * long, and then whoever is ready first wins (docs/adr/0023). Belongs to no transaction; books are kept in the caller's thread.
 */
@ApplicationScoped
public class EngineRelay {

    private final EngineAsking asking;
    private final EngineThreads threads;
    private final TurnBook book;
    private final LateTurns late;
    private final Clock clock;

    @Inject
    EngineRelay(EngineAsking asking, EngineThreads threads, EngineCalls calls, LateTurns late, Clock clock) {
        this(asking, threads, calls::book, late, clock);
    }

    /** @param book see {@link EngineCalls#book} */
    public EngineRelay(EngineAsking asking, EngineThreads threads, TurnBook book, LateTurns late, Clock clock) {
        this.asking = asking;
        this.threads = threads;
        this.book = book;
        this.late = late;
        this.clock = clock;
    }

    /** One engine with the work it is to do. */
    public interface Runner<T> {

        EngineAccess access();

        int places();

        /** Of what it is told. */
        String promptVersion();

        /** What it answered before to the very same. Called in the thread of who waits. */
        Optional<ModelResult<T>> kept();

        /** Keeps a good answer. Called in the thread of who waits. */
        void keep(ModelResult<T> answer);

        /**
         * Does it once, in any thread.
         *
         * @throws EngineFailure in the class that protocols name for it
         */
        ModelResult<T> run(ModelErrand errand);

        /** Of what it is to do, the parts that it answered before, by fingerprint. Called in the thread of who waits. */
        Map<String, String> parts();

        /** Keeps a part. Called in the thread of who waits. */
        void keepPart(String fingerprint, String answer);

        /**
         * @return what of the answer is to be used
         * @throws EngineFailure {@code BAD_SUCCESS} when it cannot be good
         */
        ModelResult<T> judged(ModelResult<T> answer);
    }

    /**
     * How long is waited.
     *
     * @param each for one engine, with its repetitions
     * @param slow until the next is asked as well
     * @param all for the whole line
     */
    public record Times(Duration each, Duration slow, Duration all) {}

    /** A good answer, and who gave it. */
    public record Won<T>(T answer, Provenance by) {}

    /**
     * @param runners those that may see patients' data, in their order
     * @return empty when there is none, or none gave a good answer in time
     * @throws NoPlaceAtEngine when none did and one was only taken by others
     * @throws EngineFailure when the server is stopping
     */
    public <T> Optional<Won<T>> run(UUID encounterId, EngineTask task, List<? extends Runner<T>> runners, Times times) {
        return new EngineRace<T>(encounterId, task, runners, times, asking, threads, book, late.ofCaller(), clock)
                .run();
    }
}
