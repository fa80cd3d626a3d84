package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where a practice's own templates are kept, each version of them. */
public interface NoteTemplateRepository {

    /** By title; as they are now. */
    List<NoteTemplate> list();

    /** As it is now; empty for one that was removed. */
    Optional<NoteTemplate> find(UUID id);

    void add(NoteTemplate template, UUID by, Instant at);

    /** @throws org.florscribe.shared.StaleVersion when another change made this version already */
    void update(NoteTemplate template, UUID by, Instant at);

    /** It is offered no more; its versions stay. */
    void remove(UUID id, Instant at);

    /** Newest first. */
    List<TemplateVersion> versions(UUID id);
}
