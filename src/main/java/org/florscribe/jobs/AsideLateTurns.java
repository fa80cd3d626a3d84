package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.practice.engine.EngineCalls;
import org.florscribe.practice.engine.LateTurns;
import org.florscribe.practice.engine.TurnTaken;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;

/** On the threads beside the workers: those of engines have no database. */
@ApplicationScoped
public class AsideLateTurns implements LateTurns {

    private final EngineCalls calls;
    private final CurrentCaller callers;
    private final JobServer jobs;
    private final Faults faults;

    @Inject
    AsideLateTurns(EngineCalls calls, CurrentCaller callers, JobServer jobs, Faults faults) {
        this.calls = calls;
        this.callers = callers;
        this.jobs = jobs;
        this.faults = faults;
    }

    @Override
    public Consumer<TurnTaken> ofCaller() {
        Caller caller = Caller.system(callers.get().practice(), callers.get().correlationId());
        return turn -> jobs.runAside(faults.watching(() -> callers.runAs(caller, () -> calls.book(turn))));
    }
}
