package org.florscribe.practice.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.CsvTable;

/** Lines of the access log as a table to take away. */
public final class AuditTable {

    private AuditTable() {}

    /** @param names of the people in it, as they are now */
    public static String of(List<AuditEvent> events, Map<UUID, String> names) {
        CsvTable table = new CsvTable(
                "occurredAt",
                "actorKind",
                "actorId",
                "actorName",
                "sessionId",
                "action",
                "objectType",
                "objectId",
                "patientId",
                "outcome",
                "origin",
                "correlationId",
                "emergency");
        for (AuditEvent event : events) {
            table.row(
                    event.occurredAt(),
                    event.actorKind(),
                    text(event.actorId()),
                    event.actorId().map(names::get).orElse(""),
                    text(event.sessionId()),
                    event.action(),
                    event.objectType(),
                    text(event.objectId()),
                    text(event.patientId()),
                    event.outcome(),
                    event.origin(),
                    event.correlationId(),
                    event.emergency() ? "yes" : "");
        }
        return table.text();
    }

    private static String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse("");
    }
}
