package org.florscribe.clinical.note;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** How far reviews are, for a list of visits; says nothing of what the notes say. */
@ApplicationService
public class NoteProgress {

    private final NoteRepository notes;

    @Inject
    NoteProgress(NoteRepository notes) {
        this.notes = notes;
    }

    /** How many statements still need a person, for those of these visits that have an unsigned note. */
    @Requires(Permission.VIEW_WORKLIST)
    public Map<UUID, Integer> unresolved(Collection<UUID> encounterIds) {
        return notes.findDrafts(encounterIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> it.getValue().unresolved().size()));
    }
}
