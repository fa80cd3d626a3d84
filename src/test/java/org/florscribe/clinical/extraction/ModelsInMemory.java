package org.florscribe.clinical.extraction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAsking;
import org.florscribe.practice.engine.EngineCall;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineInLine;
import org.florscribe.practice.engine.EngineLine;
import org.florscribe.practice.engine.EngineRelay;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.TurnTaken;

/** Lines of language models, their books and what is kept of their answers, in memory. */
public final class ModelsInMemory {

    public static final UUID VISIT = new UUID(0, 1);

    public final List<String> trail = new ArrayList<>();
    private final Map<EngineTask, List<EngineInLine>> lines = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    private final Map<String, Object> kept = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();

    /** Sets an engine up at the end of the line, and gives what it is reached by. */
    public EngineAccess add(EngineTask task, String kind, boolean mayReceivePhi, Map<String, String> options) {
        UUID id = new UUID(9, names.size());
        EngineAccess access = new EngineAccess(
                id, kind, kind, "https://" + kind + ".example", Optional.empty(), Optional.of("m"), options);
        names.put(id, kind);
        lines.computeIfAbsent(task, it -> new ArrayList<>()).add(new EngineInLine(access, mayReceivePhi));
        return access;
    }

    public LanguageEngines engines() {
        EngineRelay relay = new EngineRelay(
                new EngineAsking(new OpenGuard(), time -> {}, () -> 0, Clock.systemUTC()),
                Runnable::run,
                this::book,
                () -> turn -> {},
                Clock.systemUTC());
        return new LanguageEngines(
                (visit, task) -> lines.getOrDefault(task, List.of()), relay, this::book, Clock.systemUTC());
    }

    public ModelLedger ledger() {
        return new ModelLedger(new KeptWork() {
            @Override
            public <T> Optional<T> find(UUID encounterId, byte[] fingerprint, Class<T> type) {
                return Optional.ofNullable(kept.get(HexFormat.of().formatHex(fingerprint)))
                        .map(type::cast);
            }

            @Override
            public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, Object answer) {
                kept.put(HexFormat.of().formatHex(fingerprint), answer);
            }

            @Override
            public Map<String, String> parts(UUID encounterId, UUID engineId) {
                return Map.copyOf(parts);
            }

            @Override
            public void keepPart(UUID encounterId, UUID engineId, String fingerprint, String answer) {
                parts.put(fingerprint, answer);
            }
        });
    }

    private EngineCall book(TurnTaken turn) {
        trail.add(turn.task() + " " + turn.engineId().map(names::get).orElse("built-in") + " " + turn.outcome());
        return EngineCall.of(new UUID(0, trail.size()), new UUID(0, 9), turn, 0, Instant.EPOCH);
    }

    /** Lets everything through. */
    private static final class OpenGuard implements EngineGuard {

        @Override
        public Optional<Duration> heldBack(UUID engineId) {
            return Optional.empty();
        }

        @Override
        public Optional<Place> acquire(UUID engineId, int places, Duration longest) {
            return Optional.of(() -> {});
        }

        @Override
        public void succeeded(UUID engineId) {}

        @Override
        public void failed(UUID engineId, EngineFault fault) {}

        @Override
        public EngineLine line(UUID engineId) {
            return new EngineLine(EngineLine.State.PASSING, Optional.empty(), Optional.empty(), 0, Optional.empty());
        }

        @Override
        public void tryAtOnce(UUID engineId) {}

        @Override
        public void forget(UUID engineId) {}
    }
}
