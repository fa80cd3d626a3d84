package org.florscribe.clinical.encounter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where it is kept who was let in to what; the policies of the database read it there. */
public interface ChartShareRepository {

    Optional<ChartShare> find(UUID id);

    /** All there ever were of this visit or patient, newest first. */
    List<ChartShare> of(ChartShare.Of of, UUID subjectId);

    void add(ChartShare share);

    /** Stores that it was revoked. */
    void change(ChartShare share);
}
