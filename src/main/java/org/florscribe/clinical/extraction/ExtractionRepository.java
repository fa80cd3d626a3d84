package org.florscribe.clinical.extraction;

import java.util.Optional;
import java.util.UUID;

/** Where findings are kept, sealed under the key of their visit. */
public interface ExtractionRepository {

    Optional<Extraction> find(UUID encounterId);

    void add(Extraction extraction);

    /** @throws org.florscribe.shared.StaleVersion when it was changed meanwhile */
    void update(Extraction extraction);

    void remove(UUID encounterId);
}
