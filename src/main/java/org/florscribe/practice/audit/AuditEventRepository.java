package org.florscribe.practice.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Where the access log is kept: rows are added and read, never changed. */
public interface AuditEventRepository {

    /**
     * Writes as the last statements of the running transaction, for the practice it works for. A line that cannot be written
     * undoes the transaction, with {@link org.florscribe.shared.Unavailable} as the reason.
     */
    void add(AuditEvent event);

    /** Writes in a transaction of its own, so that the line stays when what it tells of is undone. */
    void addAlone(UUID practiceId, AuditEvent event);

    /**
     * Whether this person did this to this thing since then. Who asks at the same time about the same waits until the
     * transaction of the first has ended, so that no two of them believe to be the first.
     */
    boolean isKnown(UUID actorId, AuditAction action, UUID objectId, Instant since);

    /** That of the last line of this action on this thing which has one. */
    Optional<byte[]> digestOf(AuditAction action, UUID objectId);

    /** Newest first. */
    Page<AuditEvent> list(AuditFilter filter, PageRequest page);

    /**
     * Who had to do with this patient, the last one first.
     *
     * @param from included; empty: from the beginning
     * @param to not included; empty: until now
     */
    List<AuditAccess> accessesTo(UUID patientId, Optional<Instant> from, Optional<Instant> to);

    /** The names of everybody who works here or did. */
    Map<UUID, String> names();

    /** The names of these people, as they are now; those unknown in this practice are left out. */
    Map<UUID, String> namesOf(Set<UUID> staffIds);
}
