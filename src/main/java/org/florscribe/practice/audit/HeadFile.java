package org.florscribe.practice.audit;

import java.time.LocalDate;

/** Where signed heads are put so that they can leave the machine. */
public interface HeadFile {

    /**
     * Adds a line to those of the day, durably.
     *
     * @throws org.florscribe.shared.Unavailable when it cannot be written
     */
    void add(LocalDate day, String line);
}
