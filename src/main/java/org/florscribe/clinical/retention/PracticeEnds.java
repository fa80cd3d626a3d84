package org.florscribe.clinical.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The end of the caller's practice, and what is destroyed with it. */
public interface PracticeEnds {

    /** How long it stays announced. */
    Duration delay();

    Optional<AnnouncedEnd> find();

    /** As {@link #find}, and nobody else carries it out or takes it back until this transaction ends. */
    Optional<AnnouncedEnd> findForChange();

    /** @return false when it was announced before */
    boolean announce(AnnouncedEnd end);

    /** @return false when there was nothing to take back */
    boolean takeBack();

    /** Whether something is on its way to an EHR at this moment. */
    boolean isSending();

    /** Copies at vendors whose deletion nobody has proven: once the practice's keys are gone nobody can ask for it. */
    int vendorCopies();

    /**
     * Destroys the keys of the practice, its patients and its visits; takes away what finds them, audio, letters and what waits to be
     * sent; ends every session, token and account. What is left is noise, the access log, and who wrote in it.
     */
    void destroy(Instant at);
}
