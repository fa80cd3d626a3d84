package org.florscribe.practice.recipient;

import java.util.List;

/** A part of the product that contacts somebody. Who writes one that does has to have one of these: a test compares the two. */
public interface RecipientSource {

    /** For the caller's practice, in the order of use. */
    List<Recipient> recipients();
}
