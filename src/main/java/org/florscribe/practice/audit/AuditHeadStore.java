package org.florscribe.practice.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The end of the chain of the practice that the running transaction works for. */
public interface AuditHeadStore {

    /** The head, if it has moved since it was given here last and that was not after this moment; now it is given. */
    Optional<ChainHead> untoldSince(Instant moment, Instant now);

    /** The head, if none was signed on this day; from now on one was. It does not move until the transaction has ended. */
    Optional<ChainHead> unsignedOn(LocalDate day);

    /**
     * Takes away the oldest month, if all of it is older than this and than the law's six years.
     *
     * @return the last line that went; empty when there is nothing to take away
     */
    Optional<ChainHead> trimMonthBefore(Instant moment);
}
