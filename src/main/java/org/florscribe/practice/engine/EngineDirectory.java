package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** The engines as jobs call them. */
@ApplicationService
public class EngineDirectory {

    private final EngineRepository engines;
    private final EngineDefaults defaults;
    private final EngineFoundRepository found;

    @Inject
    EngineDirectory(EngineRepository engines, EngineDefaults defaults, EngineFoundRepository found) {
        this.engines = engines;
        this.defaults = defaults;
        this.found = found;
    }

    /** Those that serve all visits, in the order in which they are asked. */
    @Requires(Permission.SYSTEM)
    public List<EngineInLine> inOrder(EngineTask task) {
        return inLine(engines.list(task).stream().filter(it -> it.share() == Engine.ALL));
    }

    /** Those that serve this visit, in the order in which they are asked; who serves it for another stands in that one's place. */
    @Requires(Permission.SYSTEM)
    public List<EngineInLine> inOrder(EngineTask task, UUID encounterId) {
        List<Engine> serving =
                engines.list(task).stream().filter(it -> it.serves(encounterId)).toList();
        Set<UUID> replaced =
                serving.stream().flatMap(it -> it.replaces().stream()).collect(Collectors.toSet());
        return inLine(serving.stream().filter(it -> !replaced.contains(it.id())));
    }

    private List<EngineInLine> inLine(Stream<Engine> line) {
        Map<UUID, EngineFound> known = found.all();
        return line.map(it -> new EngineInLine(
                        access(it, it.mayReceivePhi())
                                .answering(Optional.ofNullable(known.get(it.id()))
                                        .map(EngineFound::form)
                                        .orElse("")),
                        it.mayReceivePhi()))
                .toList();
    }

    /** @throws NotFound when there is none */
    @Requires(Permission.SYSTEM)
    public boolean mayReceivePhi(UUID id) {
        return engines.find(id).map(Engine::mayReceivePhi).orElseThrow(NotFound::new);
    }

    /**
     * What does its work for visits as long as this one does not: whom it replaces, else the first that is asked.
     *
     * @return empty when that is the built-in engine
     */
    @Requires(Permission.SYSTEM)
    public Optional<EngineAccess> inItsPlace(UUID id) {
        Engine engine = engines.find(id).orElseThrow(NotFound::new);
        return engine.replaces()
                .flatMap(engines::find)
                .filter(it -> !it.isRemoved())
                .or(() -> engines.list(engine.task()).stream()
                        .filter(it -> it.isInUse() && !it.id().equals(id))
                        .findFirst())
                .map(it -> access(it, true));
    }

    /** @throws NotFound when there is none */
    @Requires(Permission.SYSTEM)
    public EngineTask task(UUID id) {
        return engines.find(id).map(Engine::task).orElseThrow(NotFound::new);
    }

    /**
     * As it is set up, whatever was found out about it. For a call that carries nothing of a patient, such as a test.
     *
     * @throws NotFound when there is none, or it was removed
     */
    @Requires(Permission.SYSTEM)
    public EngineAccess access(UUID id) {
        return engines.find(id)
                .filter(it -> !it.isRemoved())
                .map(it -> access(it, true))
                .orElseThrow(NotFound::new);
    }

    /**
     * To take something back from it, also when it was removed meanwhile.
     *
     * @throws NotFound when there is none
     */
    @Requires(Permission.SYSTEM)
    public EngineAccess accessToDelete(UUID id) {
        return engines.find(id).map(it -> access(it, true)).orElseThrow(NotFound::new);
    }

    private EngineAccess access(Engine engine, boolean withKey) {
        return EngineConfiguration.access(engine, defaults, withKey);
    }
}
