package org.florscribe.practice.identity;

/** The operator's list of passwords that nobody may choose, as those known from breaches (NIST SP 800-63B, 3.1.1.2). */
public interface RefusedPasswords {

    /** @throws org.florscribe.shared.Unavailable when there is a list and it cannot be read now */
    boolean contains(Password password);
}
