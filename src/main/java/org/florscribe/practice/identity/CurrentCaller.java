package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.florscribe.shared.NotSignedIn;

/** The caller of the work this thread is doing. Set at the doors (filter, job, command) and nowhere else. */
@ApplicationScoped
public class CurrentCaller {

    private static final ThreadLocal<Caller> CALLER = new ThreadLocal<>();

    /** @throws NotSignedIn when nobody was named at the door */
    public Caller get() {
        return find().orElseThrow(Caller::notSignedIn);
    }

    public Optional<Caller> find() {
        return Optional.ofNullable(CALLER.get());
    }

    /** Does the work as this caller and gives the thread back as it was. */
    public <T> T callAs(Caller caller, Callable<T> work) throws Exception {
        Caller before = CALLER.get();
        CALLER.set(caller);
        try {
            return work.call();
        } finally {
            if (before == null) {
                CALLER.remove();
            } else {
                CALLER.set(before);
            }
        }
    }

    /** As {@link #callAs}, for work that throws no checked exception. */
    public void runAs(Caller caller, Runnable work) {
        Caller before = CALLER.get();
        CALLER.set(caller);
        try {
            work.run();
        } finally {
            if (before == null) {
                CALLER.remove();
            } else {
                CALLER.set(before);
            }
        }
    }
}
