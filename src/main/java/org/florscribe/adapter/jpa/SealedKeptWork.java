package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.KeptWork;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.Ids;

/** Answers of engines in the table {@code engine_result}, sealed under the key of their visit. */
@ApplicationScoped
public class SealedKeptWork implements KeptWork {

    private final Sql sql;
    private final TenantTransaction tenants;
    private final VisitKeys keys;
    private final Clock clock;

    @Inject
    SealedKeptWork(Sql sql, TenantTransaction tenants, VisitKeys keys, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.keys = keys;
        this.clock = clock;
    }

    private record Kept(UUID id, byte[] body) {}

    @Override
    public <T> Optional<T> find(UUID encounterId, byte[] fingerprint, Class<T> type) {
        return sql.first(
                        "select id, sealed_body from engine_result"
                                + " where practice_id = ? and encounter_id = ? and fingerprint = ?",
                        row -> new Kept(Sql.uuid(row, "id"), row.getBytes("sealed_body")),
                        tenants.practice(),
                        encounterId,
                        fingerprint)
                .map(kept -> SealedJson.open(keys.of(encounterId), body(kept.id()), kept.body(), type));
    }

    @Override
    public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, Object answer) {
        put(encounterId, engineId, fingerprint, answer, false);
    }

    /** An answer to a part. */
    private record KeptPart(String answer) {}

    private record SealedPart(UUID id, String fingerprint, byte[] body) {}

    @Override
    public Map<String, String> parts(UUID encounterId, UUID engineId) {
        List<SealedPart> found = sql.list(
                "select id, encode(fingerprint, 'hex') as fingerprint, sealed_body from engine_result"
                        + " where practice_id = ? and encounter_id = ? and engine_id = ? and part",
                row -> new SealedPart(Sql.uuid(row, "id"), row.getString("fingerprint"), row.getBytes("sealed_body")),
                tenants.practice(),
                encounterId,
                engineId);
        Map<String, String> parts = new HashMap<>();
        if (!found.isEmpty()) {
            SubjectKey key = keys.of(encounterId);
            found.forEach(it -> parts.put(
                    it.fingerprint(),
                    SealedJson.open(key, body(it.id()), it.body(), KeptPart.class)
                            .answer()));
        }
        return parts;
    }

    @Override
    public void keepPart(UUID encounterId, UUID engineId, String fingerprint, String answer) {
        put(encounterId, engineId, HexFormat.of().parseHex(fingerprint), new KeptPart(answer), true);
    }

    private void put(UUID encounterId, UUID engineId, byte[] fingerprint, Object answer, boolean part) {
        sql.update(
                "delete from engine_result where practice_id = ? and encounter_id = ? and fingerprint = ?",
                tenants.practice(),
                encounterId,
                fingerprint);
        UUID id = Ids.next();
        sql.update(
                "insert into engine_result (id, practice_id, encounter_id, engine_id, fingerprint, sealed_body, part, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                tenants.practice(),
                encounterId,
                engineId,
                fingerprint,
                SealedJson.seal(keys.of(encounterId), body(id), answer),
                part,
                clock.instant());
    }

    private static Cell body(UUID id) {
        return new Cell("engine_result", "sealed_body", id);
    }
}
