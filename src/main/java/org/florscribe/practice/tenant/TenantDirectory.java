package org.florscribe.practice.tenant;

import java.util.List;
import java.util.UUID;

/** Which practices there are, by id only, for sweeps that visit each in turn under its own name. */
public interface TenantDirectory {

    List<UUID> practices();
}
