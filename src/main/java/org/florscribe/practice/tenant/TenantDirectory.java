package org.florscribe.practice.tenant;

import java.util.List;
import java.util.UUID;

/** Which practices there are, by id only, for sweeps that visit each in turn under its own name. */
public interface TenantDirectory {

    /** Without those that have ended. */
    List<UUID> practices();

    /** With those that have ended: their access logs go on, and what lies apart from the database is still to be swept. */
    List<UUID> all();
}
