package org.florscribe.practice.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.NotFound;

/** Where engines are kept, their keys sealed. Sees only the caller's practice. */
public interface EngineRepository {

    /** Removed ones too, so that old calls can be explained. */
    Optional<Engine> find(UUID id);

    /** @throws NotFound for one that was removed, too */
    default Engine used(UUID id) {
        return find(id).filter(it -> !it.isRemoved()).orElseThrow(NotFound::new);
    }

    /** Those in use, by task and in their order. */
    List<Engine> list();

    /** Those in use for this task, in their order. */
    List<Engine> list(EngineTask task);

    /** Removed before then, and their key is still here. */
    List<Engine> removedWithKey(Instant before);

    /** @return it with its first version */
    Engine add(Engine engine);

    /** @throws org.florscribe.shared.StaleVersion when it was changed meanwhile */
    Engine update(Engine engine);
}
