package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Keeps the positions of a task's engines counted from 1, without a gap. */
@ApplicationScoped
class EngineOrder {

    private final EngineRepository engines;

    @Inject
    EngineOrder(EngineRepository engines) {
        this.engines = engines;
    }

    /**
     * @param position from 1; past the end is the end
     * @return it as stored
     */
    Engine place(Engine engine, int position) {
        List<Engine> order = new ArrayList<>(engines.list(engine.task()));
        order.removeIf(it -> it.id().equals(engine.id()));
        int at = Math.min(position - 1, order.size());
        order.add(at, engine);
        return renumber(order).get(at);
    }

    List<Engine> renumber(List<Engine> order) {
        List<Engine> placed = new ArrayList<>();
        for (Engine engine : order) {
            int position = placed.size() + 1;
            placed.add(engine.position() == position ? engine : engines.update(engine.at(position)));
        }
        return placed;
    }
}
