package org.florscribe.clinical.recording;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which objects recordings of the practice are made of. */
public interface AudioSegments {

    /** Those of the objects that something refers to. */
    Set<UUID> referredTo(Collection<UUID> objectIds);
}
