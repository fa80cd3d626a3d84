package org.florscribe.platform.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Opens what was sealed for the installation where no server runs: a command that has the master key's file. */
public final class InstallationSecret {

    private InstallationSecret() {}

    /**
     * @throws IllegalStateException in words for the person at the command line when the file cannot be used
     * @throws SealBroken when this master key did not seal it for this cell
     */
    public static byte[] open(Path masterKeyFile, Cell cell, byte[] ciphertext) {
        try {
            return SubjectKey.Sealing.open(
                    Keysets.ofRawKey(MasterKey.read(masterKeyFile)), AssociatedBytes.NO_PRACTICE, cell, ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key cannot be used", e);
        }
    }
}
