package org.florscribe.clinical.export;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where connections are kept, their credentials sealed. Sees only the caller's practice. */
public interface EhrConnectionRepository {

    /** Removed ones too, so that old deliveries can be explained. */
    Optional<EhrConnection> find(UUID id);

    /** Those in use, by name. */
    List<EhrConnection> list();

    Optional<EhrConnection> findDefault();

    /** @return it with its first version */
    EhrConnection add(EhrConnection connection);

    /** @throws org.florscribe.shared.StaleVersion when it was changed meanwhile */
    EhrConnection update(EhrConnection connection);
}
