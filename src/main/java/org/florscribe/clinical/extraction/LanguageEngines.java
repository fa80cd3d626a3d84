package org.florscribe.clinical.extraction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.AllowedEngines;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineCalls;
import org.florscribe.practice.engine.EngineDirectory;
import org.florscribe.practice.engine.EngineInLine;
import org.florscribe.practice.engine.EngineRelay;
import org.florscribe.practice.engine.EngineRelay.Won;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.practice.engine.TurnBook;
import org.florscribe.practice.engine.TurnTaken;

/**
 * The practice's language models for a task, asked in their order, and the built-in engine that is there when none of them does it.
 * Works in no transaction.
 */
@ApplicationScoped
public class LanguageEngines {

    private final Line line;
    private final EngineRelay relay;
    private final TurnBook book;
    private final Clock clock;

    @Inject
    LanguageEngines(EngineDirectory directory, EngineRelay relay, EngineCalls calls, Clock clock) {
        this((encounterId, task) -> directory.inOrder(task, encounterId), relay, calls::book, clock);
    }

    /**
     * @param line see {@link EngineDirectory#inOrder}
     * @param book see {@link EngineCalls#book}
     */
    public LanguageEngines(Line line, EngineRelay relay, TurnBook book, Clock clock) {
        this.line = line;
        this.relay = relay;
        this.book = book;
        this.clock = clock;
    }

    /** See {@link EngineDirectory#inOrder(EngineTask, UUID)}. */
    @FunctionalInterface
    public interface Line {
        List<EngineInLine> of(UUID encounterId, EngineTask task);
    }

    /** All that serve this visit, also those that may not be used. */
    public List<EngineInLine> inOrder(UUID encounterId, EngineTask task) {
        return line.of(encounterId, task);
    }

    /** Those that may see patients' data; that others are passed over is booked. */
    public List<EngineAccess> allowed(UUID encounterId, EngineTask task) {
        return new AllowedEngines(book)
                .of(encounterId, task, line.of(encounterId, task), 0).stream()
                        .map(EngineInLine::access)
                        .toList();
    }

    /**
     * @param tasks of engines that are {@link #allowed}
     * @return empty when none did it
     * @throws org.florscribe.practice.engine.NoPlaceAtEngine when one would have, and works for others
     */
    public <T> Optional<Won<T>> ask(
            UUID encounterId, EngineTask task, Conversation conversation, List<ModelTask<T>> tasks) {
        return tasks.isEmpty() ? Optional.empty() : relay.run(encounterId, task, tasks, times(task, conversation));
    }

    /** Done here, which is booked like every other turn. */
    public <T> Won<T> builtIn(UUID encounterId, EngineTask task, String engine, Supplier<T> work) {
        Instant before = clock.instant();
        T answer = work.get();
        Provenance by = Provenance.builtIn(engine, Duration.between(before, clock.instant()));
        book.book(TurnTaken.builtIn(encounterId, task, by.took()));
        return new Won<>(answer, by);
    }

    /** The longer somebody talked the longer a model reads. A whole step has 15 minutes (StepKind). */
    static EngineRelay.Times times(EngineTask task, Conversation conversation) {
        long words = conversation.utterances().stream()
                .map(Utterance::text)
                .mapToLong(text -> text.split("\\s+", -1).length)
                .sum();
        if (task == EngineTask.CHECK) {
            return new EngineRelay.Times(Duration.ofMinutes(2), Duration.ofSeconds(45), Duration.ofMinutes(3));
        }
        Duration slow = Duration.ofSeconds(30 + Math.min(90, words / 100));
        Duration each = Duration.ofSeconds(120 + Math.min(240, words * 60 / 1_000));
        return new EngineRelay.Times(each, slow, Duration.ofMinutes(9));
    }
}
