package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.florscribe.platform.persistence.ContainerResource;
import org.florscribe.platform.persistence.TransactionEnd;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of the access log that the running transaction will end with: written together, after everything else. When that
 * fails the transaction is undone with {@link Unavailable}.
 */
@ApplicationScoped
class PendingLines {

    private static final Logger LOG = LoggerFactory.getLogger(PendingLines.class);
    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    private static final String KEY = PendingLines.class.getName();
    private static final int TOLD_EVERY = 1_000;

    @PersistenceContext
    private EntityManager entities;

    private final AuditChain chain;
    private final TransactionEnd end;

    @Inject
    PendingLines(AuditChain chain, TransactionEnd end) {
        this.chain = chain;
        this.end = end;
    }

    private static final class Lines {

        private final List<AuditEvent> events = new ArrayList<>();
    }

    void add(UUID practiceId, AuditEvent event) {
        if (ContainerResource.TRANSACTION.get().getResource(KEY) instanceof Lines lines) {
            lines.events.add(event);
            return;
        }
        var lines = new Lines();
        lines.events.add(event);
        if (end.putOff(() -> write(practiceId, lines.events))) {
            ContainerResource.TRANSACTION.get().putResource(KEY, lines);
        } else {
            write(practiceId, lines.events);
        }
    }

    /** Those of the running transaction that are not written yet. */
    List<AuditEvent> list() {
        return ContainerResource.TRANSACTION.get().getResource(KEY) instanceof Lines lines
                ? List.copyOf(lines.events)
                : List.of();
    }

    private void write(UUID practiceId, List<AuditEvent> events) {
        entities.flush(); // EclipseLink would write what was changed since only when the transaction ends
        try {
            AuditChain.Moved moved = chain.append(practiceId, events);
            if (moved.passed(TOLD_EVERY)) {
                ContainerResource.TRANSACTION.get().registerInterposedSynchronization(new Telling(moved.to()));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.atError()
                    .addKeyValue("action", events.get(0).action())
                    .setCause(e)
                    .log("the access log cannot be written");
            throw new Unavailable(
                    "The record of who opens what cannot be written just now, so nothing was shown or changed.", e);
        }
    }

    /** Puts a head into the security log once it is true. */
    private record Telling(ChainHead head) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // only what is committed is told
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                SECURITY.atInfo().log(head.words());
            }
        }
    }
}
