package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.clinical.transcript.TranscriptSource;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.NotFound;

/** Transcripts and their files in tables {@code transcript} and {@code transcript_source}. */
@ApplicationScoped
public class JpaTranscriptRepository implements TranscriptRepository {

    @PersistenceContext
    private EntityManager entities;

    private final TenantTransaction tenants;
    private final VisitKeys keys;

    @Inject
    JpaTranscriptRepository(TenantTransaction tenants, VisitKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @Override
    public Optional<Transcript> find(UUID encounterId) {
        return row(encounterId).map(row -> row.toTranscript(keys.of(encounterId)));
    }

    @Override
    public Transcript get(UUID encounterId) {
        return find(encounterId).orElseThrow(NotFound::new);
    }

    @Override
    public Transcript add(Transcript transcript) {
        TranscriptRow row = new TranscriptRow(tenants.practice(), transcript, keys.of(transcript.encounterId()));
        entities.persist(row);
        StoredVersion.flush(entities);
        return transcript.stored(row.version());
    }

    @Override
    public Transcript update(Transcript transcript) {
        TranscriptRow row = row(transcript.encounterId()).orElseThrow(NotFound::new);
        StoredVersion.require(row.version(), transcript.version());
        row.change(transcript, keys.of(transcript.encounterId()));
        StoredVersion.flush(entities);
        return transcript.stored(row.version());
    }

    @Override
    public boolean hasSource(UUID encounterId, byte[] contentHash) {
        return entities.createQuery(
                                "select count(s) from TranscriptSourceRow s where s.encounterId = :visit and s.contentHash = :hash",
                                Long.class)
                        .setParameter("visit", encounterId)
                        .setParameter("hash", contentHash)
                        .getSingleResult()
                > 0;
    }

    @Override
    public void addSource(TranscriptSource source) {
        entities.persist(new TranscriptSourceRow(tenants.practice(), source, keys.of(source.encounterId())));
    }

    @Override
    public void remove(UUID encounterId) {
        entities.createQuery("delete from TranscriptSourceRow s where s.encounterId = :visit")
                .setParameter("visit", encounterId)
                .executeUpdate();
        row(encounterId).ifPresent(entities::remove);
        StoredVersion.flush(entities);
    }

    private Optional<TranscriptRow> row(UUID encounterId) {
        return entities.createQuery("select t from TranscriptRow t where t.encounterId = :visit", TranscriptRow.class)
                .setParameter("visit", encounterId)
                .getResultStream()
                .findFirst();
    }
}
