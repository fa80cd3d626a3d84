package org.florscribe.practice.tenant;

import java.time.Instant;

/** How long backups of this installation may hold what was destroyed in it. */
public interface BackupHorizon {

    /** When nothing that was written before this moment is kept any more. */
    Instant endOf(Instant moment);
}
