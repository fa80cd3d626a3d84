package org.florscribe.clinical.note;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where notes are kept, sealed under the key of their visit. */
public interface NoteRepository {

    Optional<ClinicalNote> find(UUID encounterId);

    /** @throws org.florscribe.shared.NotFound when the visit has none that the caller may see */
    ClinicalNote get(UUID encounterId);

    /** The unsigned notes of these visits, by visit. */
    Map<UUID, ClinicalNote> findDrafts(Collection<UUID> encounterIds);

    /** @return it with its first version */
    ClinicalNote add(ClinicalNote note);

    /**
     * @return it with its new version
     * @throws org.florscribe.shared.StaleVersion when it was changed meanwhile
     */
    ClinicalNote update(ClinicalNote note);

    /** Takes an unsigned note and its revisions away for good; the database refuses it for a signed one. */
    void remove(UUID encounterId);

    /** Empties the draft that a signed note was made from and takes its versions away; the database refuses it before their time is over. */
    void forgetDrafts(UUID encounterId);

    /** Oldest first. */
    List<NoteRevision> revisions(ClinicalNote note);

    Optional<NoteRevision> lastRevision(ClinicalNote note);

    void addRevision(NoteRevision revision, UUID encounterId);

    void updateRevision(NoteRevision revision, UUID encounterId);
}
