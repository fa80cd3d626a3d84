package org.florscribe.practice.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.florscribe.practice.engine.EngineRelay.Won;

/** Models that answer as they are told, and the books around {@link EngineRelay}, in memory. */
final class ModelWorld {

    static final UUID VISIT = new UUID(0, 1);

    final List<String> trail = new ArrayList<>();
    final List<TurnTaken> booked = new ArrayList<>();
    final List<TurnTaken> late = new CopyOnWriteArrayList<>();
    final Set<UUID> heldBack = new HashSet<>();
    final Set<UUID> full = new HashSet<>();
    Duration slow = Duration.ofSeconds(20);
    Duration all = Duration.ofSeconds(30);

    private final Map<String, Model> models = new LinkedHashMap<>();
    private final EngineRelay relay = new EngineRelay(
            new EngineAsking(new Guard(), time -> {}, () -> 0, Clock.systemUTC()),
            work -> new Thread(work).start(),
            this::book,
            () -> late::add,
            Clock.systemUTC());

    Model model(String name) {
        return models.computeIfAbsent(name, Model::new);
    }

    Optional<Won<String>> run() {
        return relay.run(
                VISIT,
                EngineTask.EXTRACT,
                List.copyOf(models.values()),
                new EngineRelay.Times(Duration.ofSeconds(20), slow, all));
    }

    private EngineCall book(TurnTaken turn) {
        String name = models.values().stream()
                .filter(it -> turn.engineId().equals(Optional.of(it.access.id())))
                .map(it -> it.access.name())
                .findFirst()
                .orElseThrow();
        trail.add(name + " " + turn.outcome());
        booked.add(turn);
        return EngineCall.of(
                new UUID(0, trail.size()),
                new UUID(0, 9),
                turn,
                turn.outcome() == EngineOutcome.DONE ? 7 : 0,
                Instant.EPOCH);
    }

    final class Model implements EngineRelay.Runner<String> {

        final EngineAccess access;
        final AtomicInteger calls = new AtomicInteger();
        private final Deque<Supplier<String>> answers = new ArrayDeque<>();
        private Optional<ModelResult<String>> kept = Optional.empty();
        final Map<String, String> parts = new HashMap<>();
        final List<String> asked = new CopyOnWriteArrayList<>();
        private Duration takes = Duration.ZERO;

        Model(String name) {
            access = new EngineAccess(
                    new UUID(9, models.size()),
                    "openai",
                    name,
                    "https://" + name + ".example",
                    Optional.empty(),
                    Optional.of(name + "-model"),
                    Map.of());
        }

        Model answers(String value) {
            answers.add(() -> value);
            return this;
        }

        Model fails(EngineFault fault) {
            answers.add(() -> {
                throw new EngineFailure(fault, "It failed.");
            });
            return this;
        }

        Model failsAfter(EngineFault fault, TokenUse use) {
            answers.add(() -> {
                throw new ModelFailure(fault, "It failed.", Optional.empty(), use, null);
            });
            return this;
        }

        Model breaks() {
            answers.add(() -> {
                throw new IllegalStateException("a mistake of the adapter");
            });
            return this;
        }

        Model takes(Duration time) {
            takes = time;
            return this;
        }

        @Override
        public EngineAccess access() {
            return access;
        }

        @Override
        public int places() {
            return 1;
        }

        @Override
        public String promptVersion() {
            return "p1";
        }

        @Override
        public Optional<ModelResult<String>> kept() {
            return kept;
        }

        @Override
        public void keep(ModelResult<String> answer) {
            kept = Optional.of(answer);
        }

        @Override
        public Map<String, String> parts() {
            return parts;
        }

        @Override
        public void keepPart(String fingerprint, String answer) {
            parts.put(fingerprint, answer);
        }

        @Override
        public ModelResult<String> run(ModelErrand errand) {
            calls.incrementAndGet();
            if (errand.parts().find("first").isEmpty()) {
                errand.parts().keep("first", "half of it");
                asked.add("first");
            }
            try {
                Thread.sleep(takes.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            String value = (answers.size() > 1 ? answers.pop() : answers.element()).get();
            return new ModelResult<>(value, access.name() + "-model", "p1", 1, 100, 10);
        }

        @Override
        public ModelResult<String> judged(ModelResult<String> answer) {
            if (answer.value().equals("bad")) {
                throw new EngineFailure(EngineFault.BAD_SUCCESS, "It cannot be good.");
            }
            return answer;
        }
    }

    private final class Guard implements EngineGuard {

        @Override
        public Optional<Duration> heldBack(UUID engineId) {
            return heldBack.contains(engineId) ? Optional.of(Duration.ofSeconds(30)) : Optional.empty();
        }

        @Override
        public Optional<Place> acquire(UUID engineId, int places, Duration longest) {
            return full.contains(engineId) ? Optional.empty() : Optional.of(() -> {});
        }

        @Override
        public void succeeded(UUID engineId) {}

        @Override
        public void failed(UUID engineId, EngineFault fault) {}

        @Override
        public EngineLine line(UUID engineId) {
            return new EngineLine(EngineLine.State.HELD_BACK, Optional.empty(), Optional.empty(), 3, Optional.empty());
        }

        @Override
        public void tryAtOnce(UUID engineId) {}

        @Override
        public void forget(UUID engineId) {}
    }
}
