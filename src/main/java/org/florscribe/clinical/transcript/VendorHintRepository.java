package org.florscribe.clinical.transcript;

import java.time.Instant;

/** Where it is kept that vendors say they are done. Sees only the caller's practice. */
public interface VendorHintRepository {

    /** The same once more changes nothing. */
    void keep(String kind, String jobId, Instant at);

    boolean has(String kind, String jobId);

    void forgetBefore(Instant then);
}
