package org.florscribe.platform.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each unexpected failure into the log, with the correlation id of what was going on, and counts it for this node. */
@ApplicationScoped
public class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Map<Door, LongAdder> counts = new EnumMap<>(Door.class);

    Faults() {
        for (Door door : Door.values()) {
            counts.put(door, new LongAdder());
        }
    }

    public void note(@Observes UnexpectedFailure failure) {
        adder(failure.door()).increment();
        LOG.atError()
                .addKeyValue("door", failure.door())
                .setCause(new Trace(failure.cause()))
                .log("unexpected failure");
    }

    /** The work of a thread of our own, which then does not end without saying why. */
    public Runnable watching(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                note(new UnexpectedFailure(Door.THREAD, e));
                throw e;
            }
        };
    }

    /** Since the start of this node. */
    public long count(Door door) {
        return adder(door).sum();
    }

    private LongAdder adder(Door door) {
        return counts.getOrDefault(door, new LongAdder());
    }
}
