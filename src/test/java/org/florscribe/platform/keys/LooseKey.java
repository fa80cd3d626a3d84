package org.florscribe.platform.keys;

import java.security.GeneralSecurityException;
import java.util.UUID;

/** A key for tests that hangs on no database. */
public final class LooseKey {

    private LooseKey() {}

    /** The same for the same bytes, in this program and another. */
    public static SubjectKey of(UUID practiceId, byte[] key) {
        try {
            return new SubjectKey(practiceId, Keysets.ofRawKey(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SubjectKey of(UUID practiceId) {
        try {
            return new SubjectKey(practiceId, Keysets.aead(Keysets.generate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
