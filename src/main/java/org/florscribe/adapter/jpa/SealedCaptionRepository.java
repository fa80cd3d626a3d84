package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.caption.CaptionRepository;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.Ids;

/** Captions in the table {@code caption}, sealed under the key of their visit. */
@ApplicationScoped
public class SealedCaptionRepository implements CaptionRepository {

    private final Sql sql;
    private final TenantTransaction tenants;
    private final VisitKeys keys;
    private final Clock clock;

    @Inject
    SealedCaptionRepository(Sql sql, TenantTransaction tenants, VisitKeys keys, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.keys = keys;
        this.clock = clock;
    }

    private record Kept(UUID id, byte[] body) {}

    @Override
    public void keep(UUID encounterId, UUID recordingId, Caption caption) {
        sql.update(
                "delete from caption where practice_id = ? and recording_id = ? and utterance = ?",
                tenants.practice(),
                recordingId,
                caption.utterance());
        UUID id = Ids.next();
        sql.update(
                "insert into caption (id, practice_id, encounter_id, recording_id, utterance, sealed_body, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                tenants.practice(),
                encounterId,
                recordingId,
                caption.utterance(),
                SealedJson.seal(keys.of(encounterId), body(id), caption),
                clock.instant());
    }

    @Override
    public List<Caption> of(UUID encounterId, UUID recordingId) {
        return sql
                .list(
                        "select id, sealed_body from caption where practice_id = ? and recording_id = ? order by utterance",
                        row -> new Kept(Sql.uuid(row, "id"), row.getBytes("sealed_body")),
                        tenants.practice(),
                        recordingId)
                .stream()
                .map(kept -> SealedJson.open(keys.of(encounterId), body(kept.id()), kept.body(), Caption.class))
                .toList();
    }

    @Override
    public int nextUtterance(UUID recordingId) {
        return sql.first(
                        "select coalesce(max(utterance), -1) + 1 as next from caption"
                                + " where practice_id = ? and recording_id = ?",
                        row -> row.getInt("next"),
                        tenants.practice(),
                        recordingId)
                .orElse(0);
    }

    @Override
    public void removeOf(UUID recordingId) {
        sql.update("delete from caption where practice_id = ? and recording_id = ?", tenants.practice(), recordingId);
    }

    @Override
    public void removeAll(UUID encounterId) {
        sql.update("delete from caption where practice_id = ? and encounter_id = ?", tenants.practice(), encounterId);
    }

    private static Cell body(UUID id) {
        return new Cell("caption", "sealed_body", id);
    }
}
