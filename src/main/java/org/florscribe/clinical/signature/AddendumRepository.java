package org.florscribe.clinical.signature;

import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.note.ClinicalNote;

/** Where addenda are kept, sealed under the key of their visit; added and read, never changed. */
public interface AddendumRepository {

    /** Oldest first. */
    List<Addendum> list(ClinicalNote note);

    void add(Addendum addendum, UUID encounterId);
}
