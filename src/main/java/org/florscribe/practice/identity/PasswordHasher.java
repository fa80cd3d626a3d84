package org.florscribe.practice.identity;

/** Turns passwords into what may be stored. Each call is slow on purpose, and only so many run at once. */
public interface PasswordHasher {

    enum Verdict {
        MATCHES,
        /** It matches, but was hashed as one does no more: store it anew. */
        MATCHES_BUT_OLD,
        DIFFERS
    }

    /** @throws org.florscribe.shared.Unavailable when too many wait already */
    String hash(Password password);

    /** @throws org.florscribe.shared.Unavailable when too many wait already */
    Verdict verify(Password password, String stored);

    /** The same work for nobody, so that the time of an answer does not tell who has an account. */
    void verifyNobody(Password password);
}
