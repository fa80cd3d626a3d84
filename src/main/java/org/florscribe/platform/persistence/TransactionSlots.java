package org.florscribe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Lets no more transactions begin than the pool has connections; the others wait here. The pool itself must never have
 * waiters: then Payara makes a transaction that asks for its own connection again queue behind them, where it runs into
 * the time limit, or is given a second connection that does not know the practice.
 */
@ApplicationScoped
public class TransactionSlots {

    private static final String KEY = TransactionSlots.class.getName();

    private static final ThreadLocal<@Nullable Slot> HELD = new ThreadLocal<>();

    private final Semaphore slots;
    private final long waitMillis;

    /** Ends with its transaction. */
    private static final class Slot implements Synchronization {

        private final Semaphore slots;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Slot(Semaphore slots) {
            this.slots = slots;
        }

        @Override
        public void beforeCompletion() {
            // held until the end
        }

        @Override
        public void afterCompletion(int status) {
            end();
        }

        private void end() {
            if (ended.compareAndSet(false, true)) {
                slots.release();
            }
        }
    }

    @Inject
    TransactionSlots(Settings settings) {
        // some are left for transactions within a transaction, and for what reads without saying so here first
        int connections = settings.number(Setting.DB_POOL_MAX);
        this.slots = new Semaphore(Math.max(1, connections - Math.max(1, connections / 10)), true);
        this.waitMillis = settings.duration(Setting.DB_POOL_WAIT).toMillis();
    }

    /** Takes a slot for the running transaction, if it has none yet; given back when that ends. */
    void take() throws SQLException {
        TransactionSynchronizationRegistry registry = ContainerResource.TRANSACTION.get();
        if (registry.getTransactionKey() == null
                || registry.getTransactionStatus() != Status.STATUS_ACTIVE
                || registry.getResource(KEY) != null
                || isWithinAnother()) {
            return;
        }
        try {
            if (!slots.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("All connections are in use", "08001");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Stopped while waiting for a connection", "08001", e);
        }
        Slot slot = new Slot(slots);
        boolean held = false;
        try {
            registry.registerInterposedSynchronization(slot);
            held = true;
        } finally {
            if (!held) {
                slot.end();
            }
        }
        registry.putResource(KEY, slot);
        HELD.set(slot);
    }

    /** A transaction within one that has a slot does not wait for another: with few connections it would wait for itself. */
    private static boolean isWithinAnother() {
        Slot held = HELD.get();
        return held != null && !held.ended.get();
    }
}
