package org.florscribe.practice.audit;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Where the access log is kept: rows are added and read, never changed. */
public interface AuditEventRepository {

    /** Writes at once, in the running transaction and for the practice it works for. */
    void add(AuditEvent event);

    /** Writes in a transaction of its own, so that the line stays when what it tells of is undone. */
    void addAlone(UUID practiceId, AuditEvent event);

    /** Newest first. */
    Page<AuditEvent> list(AuditFilter filter, PageRequest page);

    /** The names of these people, as they are now; those unknown in this practice are left out. */
    Map<UUID, String> namesOf(Set<UUID> staffIds);
}
