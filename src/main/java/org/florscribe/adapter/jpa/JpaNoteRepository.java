package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.NoteRevision;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.NotFound;

/** Notes and their history in tables {@code note} and {@code note_revision}. */
@ApplicationScoped
public class JpaNoteRepository implements NoteRepository {

    @PersistenceContext
    private EntityManager entities;

    private final TenantTransaction tenants;
    private final VisitKeys keys;

    @Inject
    JpaNoteRepository(TenantTransaction tenants, VisitKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @Override
    public Optional<ClinicalNote> find(UUID encounterId) {
        return row(encounterId).map(row -> row.toNote(keys.of(encounterId)));
    }

    @Override
    public ClinicalNote get(UUID encounterId) {
        return find(encounterId).orElseThrow(NotFound::new);
    }

    @Override
    public Map<UUID, ClinicalNote> findDrafts(Collection<UUID> encounterIds) {
        Map<UUID, ClinicalNote> notes = new HashMap<>();
        if (encounterIds.isEmpty()) {
            return notes;
        }
        List<NoteRow> rows = entities.createQuery(
                        "select n from NoteRow n where n.encounterId in :visits and n.state = :draft", NoteRow.class)
                .setParameter("visits", encounterIds)
                .setParameter("draft", NoteState.DRAFT)
                .getResultList();
        Map<UUID, SubjectKey> opened =
                keys.ofAll(rows.stream().map(NoteRow::encounterId).toList());
        for (NoteRow row : rows) {
            SubjectKey key = opened.get(row.encounterId());
            if (key != null) {
                notes.put(row.encounterId(), row.toNote(key));
            }
        }
        return notes;
    }

    @Override
    public ClinicalNote add(ClinicalNote note) {
        NoteRow row = new NoteRow(tenants.practice(), note, keys.of(note.encounterId()));
        entities.persist(row);
        StoredVersion.flush(entities);
        return note.stored(row.version());
    }

    @Override
    public ClinicalNote update(ClinicalNote note) {
        NoteRow row = row(note.encounterId()).orElseThrow(NotFound::new);
        StoredVersion.require(row.version(), note.version());
        row.change(note, keys.of(note.encounterId()));
        StoredVersion.flush(entities);
        return note.stored(row.version());
    }

    @Override
    public void remove(UUID encounterId) {
        removeRevisions(encounterId);
        row(encounterId).ifPresent(entities::remove);
        StoredVersion.flush(entities);
    }

    @Override
    public void forgetDrafts(UUID encounterId) {
        removeRevisions(encounterId);
        row(encounterId).ifPresent(row -> row.forgetDraft(keys.of(encounterId)));
        StoredVersion.flush(entities);
    }

    private void removeRevisions(UUID encounterId) {
        entities.createQuery(
                        "delete from NoteRevisionRow r where r.noteId in (select n.id from NoteRow n where n.encounterId = :visit)")
                .setParameter("visit", encounterId)
                .executeUpdate();
    }

    @Override
    public List<NoteRevision> revisions(ClinicalNote note) {
        SubjectKey key = keys.of(note.encounterId());
        return entities.createQuery(
                        "select r from NoteRevisionRow r where r.noteId = :note order by r.number",
                        NoteRevisionRow.class)
                .setParameter("note", note.id())
                .getResultStream()
                .map(row -> row.toRevision(key))
                .toList();
    }

    @Override
    public Optional<NoteRevision> lastRevision(ClinicalNote note) {
        SubjectKey key = keys.of(note.encounterId());
        return entities.createQuery(
                        "select r from NoteRevisionRow r where r.noteId = :note order by r.number desc",
                        NoteRevisionRow.class)
                .setParameter("note", note.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> row.toRevision(key));
    }

    @Override
    public void addRevision(NoteRevision revision, UUID encounterId) {
        entities.persist(new NoteRevisionRow(tenants.practice(), revision, keys.of(encounterId)));
    }

    @Override
    public void updateRevision(NoteRevision revision, UUID encounterId) {
        NoteRevisionRow row = entities.find(NoteRevisionRow.class, revision.id());
        if (row == null) {
            throw new NotFound();
        }
        row.say(revision.body(), keys.of(encounterId));
    }

    private Optional<NoteRow> row(UUID encounterId) {
        return entities.createQuery("select n from NoteRow n where n.encounterId = :visit", NoteRow.class)
                .setParameter("visit", encounterId)
                .getResultStream()
                .findFirst();
    }
}
